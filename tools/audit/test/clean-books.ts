import type { Books, FactEntry, Spine } from '../books.js';

type Teller = 'order' | 'catalog' | 'payment';
const aggregateOf = { order: 'order', catalog: 'reservation', payment: 'payment' } as const;
const minute = 60_000;

/** What was said about each order: one completed, one failed, one cancelled. */
const stories: Readonly<Record<string, Readonly<Record<Teller, readonly string[]>>>> = {
  o1: {
    order: ['OrderPlaced', 'OrderConfirmed', 'OrderCompleted'],
    catalog: ['StockReserved', 'StockCommitted'],
    payment: ['PaymentAuthorized', 'PaymentCaptured'],
  },
  o2: {
    order: ['OrderPlaced', 'OrderConfirmed', 'OrderFailed'],
    catalog: ['StockReserved', 'StockCommitted', 'StockReleased'],
    payment: ['PaymentAuthorized', 'CaptureFailed', 'PaymentVoided'],
  },
  o3: { order: ['OrderPlaced', 'OrderCancelled'], catalog: ['StockRejected'], payment: [] },
};
export const orderIds = Object.keys(stories);

const told = (teller: Teller): FactEntry[] =>
  orderIds.flatMap((key) =>
    (stories[key]?.[teller] ?? []).map((type, index) => ({
      eventId: `${type}-${key}`.toLowerCase(),
      topic: `${teller}.events.v1`,
      type,
      aggregate: `${aggregateOf[teller]} ${key}`,
      key,
      version: index + 1,
      isPublished: true,
      ageMs: minute,
      payload: JSON.stringify({
        orderId: key,
        customerId: 'c1',
        lines: [{ sku: 'MUG', quantity: 1 }],
        total: { amount: 500, currency: 'EUR' },
      }),
      headers: { ce_id: `${type}-${key}`.toLowerCase(), ce_type: type, 'aggregate-version': String(index + 1) },
    })),
  );

const facts = { order: told('order'), catalog: told('catalog'), payment: told('payment') };
const all = Object.values(facts).flat();

const heardBy: Readonly<Record<Teller, readonly string[]>> = {
  order: ['StockReserved', 'StockRejected', 'StockCommitted', 'StockReleased', 'PaymentAuthorized', 'PaymentCaptured', 'CaptureFailed', 'PaymentVoided'],
  catalog: ['OrderPlaced', 'OrderConfirmed', 'OrderCancelled', 'OrderFailed'],
  payment: ['OrderPlaced', 'OrderConfirmed', 'OrderCancelled', 'OrderFailed', 'StockReserved', 'StockRejected'],
}; // prettier-ignore

const spineOf = (service: Teller): Spine => ({
  service,
  facts: facts[service],
  aggregates: orderIds.map((id) => ({
    aggregate: `${aggregateOf[service]} ${id}`,
    facts: stories[id]?.[service].length ?? 0,
    ageMs: minute,
  })),
  inbox: new Set(all.filter(({ type }) => heardBy[service].includes(type)).map(({ eventId }) => eventId)),
  deadLetters: [],
  parkedKeys: [],
  anomalies: [],
});

const payment = { refunding: 0, refunded: 0, refundsSucceeded: 0, hasToken: false, openCommands: 0 };
const order = { customer: 'c1', ageMs: minute };

/** Of a shop with three orders: one completed, one failed, one cancelled. */
export const cleanBooks = (): Books => ({
  orders: [
    { ...order, id: 'o1', status: 'completed', reason: null, total: 500, units: 2, lines: 'MUG×2' },
    { ...order, id: 'o2', status: 'failed', reason: 'capture-failed', total: 300, units: 1, lines: 'MUG×1' },
    { ...order, id: 'o3', status: 'cancelled', reason: 'stock-rejected', total: 900, units: 3, lines: 'MUG×3' },
  ],
  keys: orderIds.map((orderId) => ({ customer: 'c1', key: `key-${orderId}`, orderId })),
  timelines: new Map(orderIds.map((id) => [id, all.filter(({ key }) => key === id).map(({ eventId }) => eventId)])),
  stock: [{ sku: 'MUG', onHand: 8, reserved: 0, movedOnHand: 8, movedReserved: 0, held: 0 }],
  reservations: [
    { orderId: 'o1', status: 'committed', unitsTaken: 2, lines: 'MUG×2' },
    { orderId: 'o2', status: 'restocked', unitsTaken: 0, lines: 'MUG×1' },
    { orderId: 'o3', status: 'rejected', unitsTaken: 0, lines: '' },
  ],
  payments: [
    { ...payment, id: 'p1', orderId: 'o1', status: 'captured', amount: 500 },
    { ...payment, id: 'p2', orderId: 'o2', status: 'voided', amount: 300 },
    { ...payment, id: 'p3', orderId: 'o3', status: 'cancelled', amount: 900 },
  ],
  holds: [
    { id: 'h1', reference: 'p1', status: 'captured', amount: 500, refunded: 0 },
    { id: 'h2', reference: 'p2', status: 'voided', amount: 300, refunded: 0 },
  ],
  ledger: [
    { authorizationId: 'h1', reference: 'p1', kind: 'authorized', amount: 500 },
    { authorizationId: 'h1', reference: 'p1', kind: 'captured', amount: 500 },
    { authorizationId: 'h2', reference: 'p2', kind: 'authorized', amount: 300 },
    { authorizationId: 'h2', reference: 'p2', kind: 'capture-refused', amount: 300 },
    { authorizationId: 'h2', reference: 'p2', kind: 'voided', amount: 300 },
  ],
  spines: [spineOf('order'), spineOf('catalog'), spineOf('payment')],
  quietMs: new Map(orderIds.map((id) => [id, minute])),
});
