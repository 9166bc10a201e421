import { decide, isFinal, type OrderFact, type OrderState, type OrderStatus } from './order.js';

const id = '019a1c00-0000-7000-8000-000000000001';
const statuses: OrderStatus[] = ['pending', 'confirmed', 'completed', 'failed', 'cancelled'];
const reasonOf = { failed: 'capture-failed', cancelled: 'timed-out' } as const;

const order = (status: OrderStatus): OrderState =>
  status === 'failed' || status === 'cancelled' ? { id, status, reason: reasonOf[status] } : { id, status };

const given = (status: OrderStatus) => ({
  when: (type: OrderFact['type']) => {
    const { outcome, state, facts, because } = decide(order(status), { type });
    return { outcome, status: state.status, reason: state.reason, says: facts.map((fact) => fact.type), because };
  },
});

describe('an order', () => {
  it('is confirmed once the payment is authorized', () =>
    expect(given('pending').when('PaymentAuthorized')).toMatchObject({
      outcome: 'applied',
      status: 'confirmed',
      says: ['OrderConfirmed'],
    }));

  it('is completed once the money is taken', () =>
    expect(given('confirmed').when('PaymentCaptured')).toMatchObject({
      outcome: 'applied',
      status: 'completed',
      says: ['OrderCompleted'],
    }));

  it('fails when the money can never be taken', () =>
    expect(given('confirmed').when('CaptureFailed')).toMatchObject({ status: 'failed', reason: 'capture-failed', says: ['OrderFailed'] }));

  it.each([
    ['StockRejected', 'stock-rejected'],
    ['PaymentDeclined', 'payment-declined'],
    ['ReservationExpiring', 'timed-out'],
    ['DeadlinePassed', 'timed-out'],
    ['CustomerCancels', 'cancelled-by-customer'],
  ] as const)('is cancelled by %s as %s', (type, reason) =>
    expect(given('pending').when(type)).toMatchObject({ outcome: 'applied', status: 'cancelled', reason, says: ['OrderCancelled'] }),
  );

  it.each(['confirmed', 'completed', 'failed'] as const)('can be cancelled by its customer no more when %s', (status) =>
    expect(given(status).when('CustomerCancels')).toMatchObject({ outcome: 'refused', because: 'order-already-confirmed', says: [] }),
  );

  it('stays cancelled when the customer cancels again', () =>
    expect(given('cancelled').when('CustomerCancels')).toMatchObject({ outcome: 'noted', reason: 'timed-out', says: [] }));

  it.each([
    ['confirmed', 'OrderConfirmed'],
    ['completed', 'OrderConfirmed'],
    ['failed', 'OrderFailed'],
    ['cancelled', 'OrderCancelled'],
  ] as const)('says what was decided again when stock waits for it: %s', (status, type) =>
    expect(given(status).when('ReservationExpiring')).toMatchObject({ outcome: 'noted', status, says: [type] }),
  );

  it('says that it failed again when payment still waits for that', () =>
    expect(given('failed').when('CaptureFailed')).toMatchObject({ outcome: 'noted', status: 'failed', says: ['OrderFailed'] }));

  it.each(['confirmed', 'completed', 'failed', 'cancelled'] as const)('ignores an authorization that comes when it is %s', (status) =>
    expect(given(status).when('PaymentAuthorized')).toMatchObject({ outcome: 'ignored', because: 'already-decided', status, says: [] }),
  );

  it.each([
    ['PaymentDeclined', 'confirmed'],
    ['StockRejected', 'completed'],
    ['PaymentCaptured', 'pending'],
    ['PaymentCaptured', 'cancelled'],
    ['PaymentCaptured', 'failed'],
    ['CaptureFailed', 'completed'],
    ['CaptureFailed', 'pending'],
  ] as const)('calls %s on a %s order impossible', (type, status) =>
    expect(given(status).when(type)).toMatchObject({ outcome: 'anomaly', status, says: [] }),
  );

  it.each(['StockReserved', 'StockCommitted', 'StockReleased', 'PaymentVoided', 'PaymentRefunded'] as const)('only notes %s', (type) =>
    statuses.forEach((status) => expect(given(status).when(type)).toMatchObject({ outcome: 'noted', status, says: [] })),
  );

  it.each(statuses.filter((status) => isFinal({ status })))('never leaves %s', (status) => {
    const types: OrderFact['type'][] = ['PaymentAuthorized', 'PaymentDeclined', 'StockRejected', 'PaymentCaptured', 'CaptureFailed', 'CustomerCancels', 'DeadlinePassed', 'ReservationExpiring']; // prettier-ignore
    for (const type of types) expect(given(status).when(type).status).toBe(status);
  });
});
