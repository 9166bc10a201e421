import { fact, OrderCompleted, OrderConfirmed, PaymentAuthorized, PaymentCaptured, ProductListed, type NewFact } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually, LoneService } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

let order: LoneService;
let customer: string;
let admin: string;
const amount = { amount: 1, currency: 'EUR' };

beforeAll(async () => {
  order = await LoneService.start(orderService, orderSchema);
  customer = await order.issuer.bearer(newId(), 'customer');
  admin = await order.issuer.bearer(newId(), 'admin');
  await order.neighbours.say(fact(ProductListed, { sku: 'PEN', name: 'Pen', price: amount, listed: true, version: 1 }) as NewFact);
  await eventually(async () => expect(await order.database.query('SELECT 1 FROM product_copies')).toHaveLength(1), 20_000);
}, 40_000);

afterAll(() => order.stop());

const place = async () => {
  const body = { lines: [{ sku: 'PEN', quantity: 1 }], paymentToken: 'tok_ok' };
  const answer = await order.call('POST', '/orders', { as: customer, body, headers: { 'idempotency-key': newId() } });
  return String(answer.body['id']);
};

const authorized = (orderId: string) => fact(PaymentAuthorized, { orderId, paymentId: newId(), amount }) as NewFact;
const captured = (orderId: string) => fact(PaymentCaptured, { orderId, paymentId: newId(), amount }) as NewFact;
const internal = (method: string, path: string, body?: object) => order.call(method, `//internal/dead-letters${path}`, { as: admin, body });
const lettersOf = async (key: string) => {
  const { body } = await internal('GET', '');
  return (body['items'] as unknown as { id: number; key: string; reason: string }[]).filter((letter) => letter.key === key);
};

/** A version that this release cannot read, and the fact that depends on it behind it. */
async function parkedOrder(): Promise<string> {
  const id = await place();
  await order.neighbours.say(authorized(id), { headers: { 'schema-version': '2' } });
  await order.neighbours.say(captured(id));
  await eventually(async () => expect((await lettersOf(id)).map(({ reason }) => reason)).toEqual(['unknown-version', 'key-parked']));
  return id;
}

/** What an upgrade does for real: from now on the message can be read. */
const makeReadable = (key: string) =>
  order.database.query(`UPDATE dead_letters SET raw_headers = raw_headers || '{"schema-version": "1"}' WHERE key = $1`, [key]);

describe('dead letters', () => {
  it('are replayed in the order of their key, and let the key go', async () => {
    const id = await parkedOrder();
    const [first, second] = await lettersOf(id);
    await makeReadable(id);
    expect(await internal('POST', `/${second?.id}/replay`)).toMatchObject({ status: 200, body: { replayed: [first?.id, second?.id] } });
    await order.neighbours.hear(OrderConfirmed, id);
    await order.neighbours.hear(OrderCompleted, id);
    expect(await order.database.query('SELECT * FROM parked_keys WHERE key = $1', [id])).toEqual([]);
  });

  it('that still cannot be read stay where they are', async () => {
    const id = await parkedOrder();
    const [first] = await lettersOf(id);
    expect(await internal('POST', `/${first?.id}/replay`)).toMatchObject({ status: 409, body: { code: 'still-poison' } });
    expect(await lettersOf(id)).toHaveLength(2);
  });

  it('are discarded with a reason, which is kept; what stands behind can then go on', async () => {
    const id = await parkedOrder();
    const [first, second] = await lettersOf(id);
    expect(await internal('POST', `/${first?.id}/discard`, { reason: '' })).toMatchObject({ status: 400 });
    expect(await internal('POST', `/${first?.id}/discard`, { reason: 'no\0thing' })).toMatchObject({ status: 400 });
    expect(await internal('POST', `/${first?.id}/discard`, { reason: 'said again by hand' })).toMatchObject({ status: 204 });
    expect(await internal('POST', `/${first?.id}/discard`, { reason: 'twice' })).toMatchObject({
      status: 409,
      body: { code: 'already-resolved' },
    });
    expect(await internal('POST', `/${second?.id}/replay`)).toMatchObject({ status: 200 });
    expect(await order.database.query('SELECT status, resolution FROM dead_letters WHERE key = $1 ORDER BY id', [id])).toEqual([
      { status: 'discarded', resolution: 'said again by hand' },
      { status: 'replayed', resolution: null },
    ]);
  });

  it('are for administrators only', async () => {
    expect(await order.call('GET', '//internal/dead-letters', { as: customer })).toMatchObject({ status: 403 });
    expect(await order.call('GET', '//internal/dead-letters')).toMatchObject({ status: 401 });
    expect(await internal('POST', '/999999/replay')).toMatchObject({ status: 404 });
  });
});
