import { appendTo, type Tx } from '@app/database';
import type { Message } from '../consumer/message.js';
import { park, type MessageKey } from './parked-keys.js';

export interface Death {
  readonly message: Message;
  readonly eventId: string;
  readonly reason: string;
  readonly error: string;
  readonly parksKey: boolean;
}

const deadLetters = appendTo('dead_letters', {
  consumer: 'text', event_id: 'uuid', key: 'text', type: 'text', topic: 'text', kafka_partition: 'int', kafka_offset: 'bigint',
  raw_value: 'bytea', raw_headers: 'jsonb', reason: 'text', error: 'text', attempts: 'int',
}); // prettier-ignore

/** Keeps messages that were given up, with their bytes, in the transaction that also marks them as dead in the inbox. */
export async function writeDeadLetters(tx: Tx, consumer: string, deaths: readonly Death[]): Promise<void> {
  const keys: MessageKey[] = [];
  for (const { message, eventId, reason, error, parksKey } of deaths) {
    const { topic, partition, offset, key, value, headers } = message.record;
    if (parksKey && key !== null) keys.push({ topic, key });
    tx.append(deadLetters, {
      consumer,
      event_id: eventId,
      key,
      type: headers['ce_type'] ?? null,
      topic,
      kafka_partition: partition,
      kafka_offset: offset,
      raw_value: value && `\\x${value.toString('hex')}`,
      raw_headers: JSON.stringify(headers),
      reason,
      error: error.slice(0, 2_000),
      attempts: message.attempts,
    });
  }
  if (keys.length > 0) await park(tx, consumer, keys);
}
