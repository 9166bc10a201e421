import { randomUUID } from 'node:crypto';
import type { BrokerRecord } from '@app/messaging';
import type { RawRecord } from '../kafka/raw-kafka.js';
import { marked } from './injection.js';

/** Facts that can be read and cannot be: of an order that nobody placed, or against what was decided. */
export const anomalies = {
  'captured-though-cancelled': { type: 'PaymentCaptured', of: 'cancelled' },
  'confirmed-though-unknown': { type: 'OrderConfirmed', of: 'unknown' },
  'authorized-though-unknown': { type: 'PaymentAuthorized', of: 'unknown' },
} as const;

export type AnomalyKind = keyof typeof anomalies;

/** A copy of a real event of this type, said of another order. */
export function forged({ topic, value, headers }: BrokerRecord, orderId: string): RawRecord {
  const data = JSON.parse(value?.toString() ?? '{}') as Record<string, unknown>;
  const told = { ...headers, ce_id: randomUUID(), ce_subject: orderId, 'correlation-id': orderId };
  return { topic, key: orderId, value: Buffer.from(JSON.stringify({ ...data, orderId })), headers: marked(told, 'anomaly') };
}
