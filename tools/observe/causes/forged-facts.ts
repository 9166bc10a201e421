import { PaymentCaptured } from '@app/contracts';
import { newId } from '@app/kernel';
import type { OutgoingRecord } from '@app/messaging';

function forged(orderId: string, value: string): OutgoingRecord {
  const { topic, type, version } = PaymentCaptured;
  const id = newId();
  const headers = {
    ce_id: id,
    ce_type: type,
    ce_source: 'payment',
    ce_specversion: '1.0',
    ce_time: new Date().toISOString(),
    ce_subject: orderId,
    'schema-version': String(version),
    'aggregate-version': '1',
    'correlation-id': orderId,
    'causation-id': id,
  };
  return { topic, key: orderId, value, headers };
}

/** Money taken for an order that nobody placed. */
export function forgedFact(): OutgoingRecord {
  const orderId = newId();
  return forged(orderId, JSON.stringify({ orderId, paymentId: newId(), amount: { amount: 100, currency: 'EUR' } }));
}

/** A fact that breaks its schema. */
export const unreadableFact = (): OutgoingRecord => forged(newId(), '{"orderId": 1}');
