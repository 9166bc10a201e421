import type { Books, FactEntry } from '../books.js';

const fact = (type: string, aggregate: 'order' | 'reservation' | 'payment', key: string, version: number): FactEntry => ({
  eventId: `${type}-${key}`,
  topic: { order: 'order.events.v1', reservation: 'catalog.events.v1', payment: 'payment.events.v1' }[aggregate],
  type,
  aggregate: `${aggregate} ${key}`,
  key,
  version,
  isPublished: true,
});

const told = {
  order: [
    fact('OrderPlaced', 'order', 'o1', 1),
    fact('OrderConfirmed', 'order', 'o1', 2),
    fact('OrderCompleted', 'order', 'o1', 3),
    fact('OrderPlaced', 'order', 'o2', 1),
    fact('OrderPlaced', 'order', 'o3', 1),
  ],
  catalog: [fact('StockReserved', 'reservation', 'o1', 1), fact('StockCommitted', 'reservation', 'o1', 2)],
  payment: [fact('PaymentAuthorized', 'payment', 'o1', 1), fact('PaymentCaptured', 'payment', 'o1', 2)],
};
const all = Object.values(told).flat();
const clean = { inbox: new Set(all.map(({ eventId }) => eventId)), deadLetters: [], parkedKeys: [], anomalies: [] };

/** Of a shop with three orders: one completed, one failed, one cancelled. Only the facts that matter to an audit are there. */
export const cleanBooks = (): Books => ({
  orders: [
    { id: 'o1', status: 'completed', reason: null, total: 500, units: 2 },
    { id: 'o2', status: 'failed', reason: 'capture-failed', total: 300, units: 1 },
    { id: 'o3', status: 'cancelled', reason: 'stock-rejected', total: 900, units: 3 },
  ],
  keys: ['o1', 'o2', 'o3'].map((orderId) => ({ key: `key-${orderId}`, orderId })),
  timelines: new Map(['o1', 'o2', 'o3'].map((id) => [id, all.filter(({ key }) => key === id).map(({ eventId }) => eventId)])),
  stock: [{ sku: 'MUG', onHand: 8, reserved: 0, movedOnHand: 8, movedReserved: 0 }],
  reservations: [
    { orderId: 'o1', status: 'committed', unitsTaken: 2 },
    { orderId: 'o2', status: 'restocked', unitsTaken: 0 },
    { orderId: 'o3', status: 'rejected', unitsTaken: 0 },
  ],
  payments: [
    { id: 'p1', orderId: 'o1', status: 'captured', amount: 500, refunding: 0, refunded: 0, hasToken: false, openCommands: 0 },
    { id: 'p2', orderId: 'o2', status: 'voided', amount: 300, refunding: 0, refunded: 0, hasToken: false, openCommands: 0 },
    { id: 'p3', orderId: 'o3', status: 'cancelled', amount: 900, refunding: 0, refunded: 0, hasToken: false, openCommands: 0 },
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
  spines: (['order', 'catalog', 'payment'] as const).map((service) => ({ ...clean, service, facts: told[service] })),
});
