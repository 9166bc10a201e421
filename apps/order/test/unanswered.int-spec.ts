import {
  fact, OrderCompleted, OrderConfirmed, OrderPlaced, PaymentAuthorized, PaymentCaptured, ProductListed, StockReserved, type NewFact,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { eventually, LoneService, metric } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';
import { RestateUnansweredOrders } from '../src/saga/restate-unanswered-orders.js';
import { orderService } from '../src/service.js';

const amount = { amount: 1_999, currency: 'EUR' };
const lines = [{ sku: 'MUG', quantity: 1 }];
const neverByItself = '600000';

describe('an order that nobody answers', () => {
  let order: LoneService;
  let customer: string;

  beforeAll(async () => {
    order = await LoneService.start(orderService, orderSchema, { SWEEP_MS: neverByItself, LOG_LEVEL: 'error' });
    customer = await order.issuer.bearer(newId(), 'customer');
    await order.neighbours.say(fact(ProductListed, { sku: 'MUG', name: 'Mug', price: amount, listed: true, version: 1 }) as NewFact);
    await eventually(async () => expect(await order.database.query('SELECT FROM product_copies')).toHaveLength(1), 20_000);
  }, 40_000);
  afterAll(() => order.stop());
  beforeEach(() => order.database.query(`UPDATE orders SET status = 'cancelled' WHERE status IN ('pending', 'confirmed')`));

  const say = async (next: NewFact, orderId: string) => {
    const id = await order.neighbours.say(next);
    await eventually(async () => expect(await order.database.query('SELECT FROM timeline WHERE order_id = $1 AND event_id = $2', [orderId, id])).toHaveLength(1), 20_000); // prettier-ignore
  };
  const placed = async () => {
    const headers = { 'idempotency-key': newId() };
    const { body } = await order.call('POST', '/orders', { as: customer, body: { lines, paymentToken: 'tok_ok' }, headers });
    const id = String(body['id']);
    await order.neighbours.hear(OrderPlaced, id);
    await published(id);
    return id;
  };
  const confirmed = async () => {
    const id = await placed();
    await say(fact(PaymentAuthorized, { orderId: id, paymentId: newId(), amount }) as NewFact, id);
    await order.neighbours.hear(OrderConfirmed, id);
    await published(id);
    return id;
  };
  const published = (id: string) =>
    eventually(async () =>
      expect(await order.database.query('SELECT FROM outbox WHERE aggregate_id = $1 AND published_at IS NULL', [id])).toEqual([]),
    );
  /** Moves an order back in time, as if it had stood in its status for so long. */
  const wait = (id: string, time: string) =>
    order.database.query(`UPDATE orders SET status_since = status_since - $2::interval, deadline_at = deadline_at - $2::interval, restate_at = restate_at - $2::interval WHERE id = $1`, [id, time]); // prettier-ignore
  /** However long the test took so far. */
  const standsFor = (id: string, seconds: number) =>
    order.database.query(`UPDATE orders SET status_since = now() - make_interval(secs => $2), deadline_at = now() + make_interval(secs => 120 - $2) WHERE id = $1`, [id, seconds]); // prettier-ignore
  const restateSome = () => order.running.app.get(RestateUnansweredOrders, { strict: false }).restateSome();
  const saidOf = async (id: string) => (await order.saidOf(id)).filter((type) => type.startsWith('Order'));
  const versionsOf = async (id: string) =>
    (await order.database.query<{ aggregate_version: number }>('SELECT aggregate_version FROM outbox WHERE aggregate_id = $1 ORDER BY id', [id])).map((row) => row.aggregate_version); // prettier-ignore
  const stuck = (stage: string) => metric(order.running.url, `saga_stuck{stage="${stage}"`);

  it('is placed once more when no stock was reserved in time, and goes on', async () => {
    const id = await placed();
    await wait(id, '31 seconds');
    expect(await stuck('reserve')).toBe(1);
    await restateSome();
    expect(await order.neighbours.hear(OrderPlaced, id, 2)).toMatchObject({ orderId: id, lines: [{ sku: 'MUG' }], paymentToken: 'tok_ok' });
    expect(await versionsOf(id)).toEqual([1, 2]);
    const facts = (await order.call('GET', `/orders/${id}/timeline`, { as: customer })).body['items'] as unknown as { fact: string; causationId: string; eventId: string }[]; // prettier-ignore
    expect(facts.map(({ fact: name }) => name)).toEqual(['OrderPlaced', 'OrderPlaced']);
    expect(facts[1]?.causationId).toBe(facts[0]?.eventId);
    await say(fact(StockReserved, { orderId: id, lines }) as NewFact, id);
    expect(await stuck('reserve')).toBe(0);
  });

  it('is confirmed once more when its money was not taken in time, and ends when the lost answer comes again', async () => {
    const id = await confirmed();
    await wait(id, '5 minutes 1 second');
    expect(await stuck('capture')).toBe(1);
    await restateSome();
    await order.neighbours.hear(OrderConfirmed, id, 2);
    await say(fact(PaymentCaptured, { orderId: id, paymentId: newId(), amount }) as NewFact, id);
    await order.neighbours.hear(OrderCompleted, id);
    expect(await saidOf(id)).toEqual(['OrderPlaced', 'OrderConfirmed', 'OrderConfirmed', 'OrderCompleted']);
    expect([await stuck('capture'), await versionsOf(id)]).toEqual([0, [1, 2, 3, 4]]);
  });

  it('is left alone while all is well: new, waiting for a slow bank until its deadline, or being captured', async () => {
    const [young, slow, capturing] = [await placed(), await placed(), await confirmed()];
    await say(fact(StockReserved, { orderId: slow, lines }) as NewFact, slow);
    await standsFor(slow, 119);
    await standsFor(capturing, 240);
    await standsFor(young, 10);
    await restateSome();
    expect(await order.database.query('SELECT FROM orders WHERE restated > 0 AND id = ANY($1)', [[young, slow, capturing]])).toEqual([]);
    expect([await stuck('reserve'), await stuck('authorise'), await stuck('capture')]).toEqual([0, 0, 0]);
  });

  it('that waits beyond its deadline is shown as stuck', async () => {
    const id = await placed();
    await say(fact(StockReserved, { orderId: id, lines }) as NewFact, id);
    await wait(id, '181 seconds');
    expect(await stuck('authorise')).toBe(1);
  });

  it('says nothing again while its own fact waits to be published', async () => {
    const id = await placed();
    await order.database.query('UPDATE outbox SET published_at = NULL, blocked = true WHERE aggregate_id = $1', [id]);
    await wait(id, '31 seconds');
    await restateSome();
    expect(await versionsOf(id)).toEqual([1]);
    await order.database.query('UPDATE outbox SET published_at = now(), blocked = false WHERE aggregate_id = $1', [id]);
  });

  it('says it again ever more rarely, and at last no more', async () => {
    const id = await confirmed();
    await wait(id, '5 minutes 1 second');
    const after: number[] = [];
    for (const minutes of [0, 9, 1, 19, 1, 40, 80, 160, 320, 640]) {
      await wait(id, `${minutes} minutes`);
      await restateSome();
      after.push((await versionsOf(id)).length - 2);
      await published(id);
    }
    expect(after).toEqual([1, 1, 2, 2, 3, 4, 5, 6, 6, 6]);
    expect(await stuck('capture')).toBe(1);
  });

  it('is restated once, however many instances look at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => placed()));
    for (const id of ids) await wait(id, '31 seconds');
    await Promise.all([restateSome(), restateSome(), restateSome(), restateSome()]);
    await Promise.all(ids.map((id) => order.neighbours.hear(OrderPlaced, id, 2)));
    expect(await Promise.all(ids.map(versionsOf))).toEqual(ids.map(() => [1, 2]));
  });
});
