import { randomInt } from 'node:crypto';
import type { Databases } from '../audit/open-databases.js';

/** They hear facts, and so can give one up. */
export const listeningServices = ['catalog', 'order', 'payment'] as const;
export type ListeningService = (typeof listeningServices)[number];

interface Said {
  readonly event_id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly payload: string;
  readonly headers: string;
}

const giveUp = `
  INSERT INTO dead_letters (consumer, event_id, key, type, topic, kafka_partition, kafka_offset, raw_value, raw_headers, reason, error, attempts)
  VALUES ($1, $2, $3, $4, $5, 0, $6, convert_to($7, 'UTF8'), $8, 'handler-failed', 'given up by the proof', 1)
  RETURNING id`;

/**
 * A letter that can be replayed: of a fact about this order that the service heard, as if it had given it up.
 * @returns the letter's id
 */
export async function newLetter(databases: Databases, service: ListeningService, orderId: string): Promise<string> {
  const heard = new Set((await databases[service].rows<{ event_id: string }>('SELECT event_id FROM inbox')).map(({ event_id: id }) => id));
  const said = await Promise.all(
    listeningServices.map((from) =>
      databases[from].rows<Said>(
        'SELECT event_id, topic, key, type, payload::text, headers::text FROM outbox WHERE key = $1 ORDER BY created_at',
        [orderId],
      ),
    ),
  );
  const fact = said.flat().find(({ event_id: id }) => heard.has(id));
  if (!fact) throw new Error(`${service} has heard nothing of order ${orderId}`);
  const { event_id: eventId, topic, key, type, payload, headers } = fact;
  const values = [service, eventId, key, type, topic, randomInt(1_000_000_000, 2_000_000_000), payload, headers];
  const [letter] = await databases[service].rows<{ id: number }>(giveUp, values);
  return String(letter?.id);
}
