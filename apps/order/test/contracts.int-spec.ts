import { CaptureFailed, fact, OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, PaymentAuthorized, ProductListed, type EventDefinition, type NewFact } from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { eventually, LoneService } from '@app/testing';
import { keepsPromises } from '@app/testing/pacts';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

describe('order keeps what it promised', () => {
  let order: LoneService;
  let customerId = newId();
  let customer: string;
  let caller: string;

  beforeAll(async () => {
    order = await LoneService.start(orderService, orderSchema);
    customer = await order.issuer.bearer(customerId, 'customer');
    const mug = { sku: 'MUG', name: 'Mug', price: { amount: 1_999, currency: 'EUR' }, listed: true, version: 1 };
    await order.neighbours.say(fact(ProductListed, mug) as NewFact);
    await eventually(async () => expect(await order.database.query('SELECT FROM product_copies')).toHaveLength(1), 20_000);
  }, 60_000);
  afterAll(() => order.stop());

  const post = async (path: string, body?: object): Promise<string> =>
    String((await order.call('POST', path, { as: customer, body, headers: { 'idempotency-key': newId() } })).body['id']);
  const place = () => post('/orders', { lines: [{ sku: 'MUG', quantity: 2 }], paymentToken: 'tok_ok' });
  const about = (orderId: string) => ({ orderId, paymentId: newId() });
  const confirm = async (): Promise<string> => {
    const id = await place();
    await order.neighbours.say(fact(PaymentAuthorized, { ...about(id), amount: { amount: 3_998, currency: 'EUR' } }) as NewFact);
    await order.neighbours.hear(OrderConfirmed, id);
    return id;
  };
  const hear = (definition: EventDefinition, id: string) => order.neighbours.hearWhole(definition, id);

  const facts = {
    OrderPlaced: async () => hear(OrderPlaced, await place()),
    OrderConfirmed: async () => hear(OrderConfirmed, await confirm()),
    OrderCancelled: async () => hear(OrderCancelled, await post(`/orders/${await place()}/cancellation`)),
    OrderFailed: async () => {
      const id = await confirm();
      await order.neighbours.say(fact(CaptureFailed, { ...about(id), reason: 'refused' }) as NewFact);
      return hear(OrderFailed, id);
    },
  };

  /** Of a customer who has just come. */
  const oneOrder = async () => {
    customerId = newId();
    caller = customer = await order.issuer.bearer(customerId, 'customer');
    return { id: await place(), customerId };
  };
  const oneEnding = async () => {
    caller = await order.issuer.bearer(newId(), 'admin');
    await facts.OrderCancelled();
    return {};
  };
  const states = { 'a customer has one order': oneOrder, 'an order has ended': oneEnding };

  keepsPromises('order', { facts, answers: () => ({ url: order.running.url, states, authorization: () => caller }) });
});
