import type { BrokerRecord } from '@app/messaging';
import type { Books } from '../books.js';
import type { ClientOperation, Evidence } from '../evidence.js';
import { cleanBooks, orderIds } from './clean-books.js';

const poison: BrokerRecord = { topic: 'order.events.v1', partition: 1, offset: 0n, key: 'x1', value: Buffer.from('{'), headers: { ce_id: 'poison', ce_type: 'OrderPlaced' } }; // prettier-ignore
const impossible: BrokerRecord = { ...poison, offset: 1n, key: 'x2', headers: { ce_id: 'impossible', ce_type: 'OrderConfirmed' } };

/** Every fact where its relay put it, the first one twice, and two records from outside. */
function records(): BrokerRecord[] {
  const facts = cleanBooks().spines.flatMap((spine) => spine.facts);
  const told = [...facts, ...facts.slice(0, 1)].map(({ topic, key, payload = '', headers = {} }, index) => ({
    topic,
    partition: 0,
    offset: BigInt(index),
    key,
    value: Buffer.from(payload),
    headers,
  }));
  return [...told, poison, impossible];
}

const operations = (orderId: string, status: string): ClientOperation[] => {
  const placed = { customer: 'c1', kind: 'place', key: `key-${orderId}`, at: 0, endedAt: 5, outcome: 'ok', orderId, orderStatus: 'pending', bodyHash: orderId } as const; // prettier-ignore
  const read = { customer: 'c1', kind: 'read', outcome: 'ok', orderId } as const;
  return [
    { customer: 'c1', kind: 'place', key: `key-${orderId}`, at: 0, endedAt: 5, outcome: 'unknown' },
    placed,
    { ...placed, at: 6, endedAt: 40 },
    { ...read, at: 7, endedAt: 9, orderStatus: 'pending' },
    { ...read, at: 10, endedAt: 20, orderStatus: status },
    { ...read, at: 15, endedAt: 25, orderStatus: 'pending' }, // asked for before the other was answered
  ];
};

/** What a test rig knows of the clean books, into which it put one poisoned message and one impossible fact. */
export const cleanEvidence = (): Required<Evidence> => ({
  clientLog: [
    ...orderIds.flatMap((id) => operations(id, String(cleanBooks().orders.find((order) => order.id === id)?.status))),
    { customer: 'c1', kind: 'place', key: 'refused', at: 0, endedAt: 1, outcome: 'fail', status: 422 },
    { customer: 'c1', kind: 'place', key: 'nobody-knows', at: 0, endedAt: 1, outcome: 'unknown' },
    { customer: 'c1', kind: 'cancel', key: 'late', at: 50, endedAt: 51, outcome: 'fail', status: 409, problem: 'order-already-confirmed', orderId: 'o1' },
    { customer: 'c1', kind: 'cancel', key: 'again', at: 50, endedAt: 51, outcome: 'ok', orderId: 'o3', orderStatus: 'cancelled' },
  ], // prettier-ignore
  topics: records(),
  heldAt: {},
  injected: [
    { topic: poison.topic, partition: 1, offset: 0n, eventId: 'poison', key: 'x1', expected: 'dead-letter', by: ['catalog'] },
    { topic: impossible.topic, partition: 1, offset: 1n, eventId: 'impossible', key: 'x2', expected: 'anomaly', by: ['payment'] },
  ],
  postgresLogs: [{ server: 'order', lines: ['LOG:  database system is ready to accept connections'] }],
});

/** The clean books of a shop that has met what was injected. */
export function injectedBooks(): Books {
  const books = cleanBooks();
  const letter = { eventId: 'poison', type: 'OrderPlaced', reason: 'not-json', error: 'x', status: 'discarded', place: 'order.events.v1/1/0' } as const; // prettier-ignore
  const anomaly = { eventId: 'impossible', type: 'OrderConfirmed', subject: 'x2', because: 'unknown-order' };
  return {
    ...books,
    spines: books.spines.map((spine) => ({
      ...spine,
      ...(spine.service === 'catalog' && { deadLetters: [letter] }),
      ...(spine.service === 'payment' && { anomalies: [anomaly] }),
    })),
  };
}
