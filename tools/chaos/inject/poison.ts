import { randomUUID } from 'node:crypto';
import type { BrokerRecord } from '@app/messaging';
import type { RawRecord } from '../kafka/raw-kafka.js';
import { marked } from './injection.js';

type Change = Partial<Pick<RawRecord, 'value'>> & { readonly headers?: Readonly<Record<string, string>> };

const tooLarge = 300 * 1_024;

/** What is wrong with a record that is right but for this. */
const changes = {
  'not-json': { value: Buffer.from('{"orderId": ') },
  'unknown-type': { headers: { ce_type: 'OrderSung' } },
  'unknown-version': { headers: { 'schema-version': '99' } },
  'wrong-source': { headers: { ce_source: 'somebody' } },
  'bad-id': { headers: { ce_id: 'no-id' } },
  'no-value': { value: null },
  'too-large': { value: Buffer.from(JSON.stringify({ orderId: 'x'.repeat(tooLarge) })) },
  'bad-data': { value: Buffer.from('{"orderId": 1}') },
} as const satisfies Record<string, Change>;

export type PoisonKind = keyof typeof changes;

/**
 * Spoils a copy of a real event.
 * @param key its own, or that of a real order; with some kinds what comes later for the key has to wait
 */
export function poisoned({ topic, value, headers }: BrokerRecord, kind: PoisonKind, key: string): RawRecord {
  const change: Change = changes[kind];
  const spoiled = { ...headers, ce_id: randomUUID(), ce_subject: key, 'correlation-id': key, ...change.headers };
  const expected = kind === 'unknown-type' ? 'skipped' : 'dead-letter';
  return { topic, key, value: change.value === undefined ? value : change.value, headers: marked(spoiled, expected) };
}
