import type { BrokerRecord } from '@app/messaging';
import type { Injection } from '../../audit/evidence.js';

/** Forged records carry this header, so that the judge finds them again, wherever and however often they arrived. */
const mark = 'chaos-injection';

export const marked = (headers: Readonly<Record<string, string>>, expected: Injection['expected']): Record<string, string> => ({
  ...headers,
  [mark]: expected,
});

export const wasInjected = ({ headers }: Pick<BrokerRecord, 'headers'>): boolean => mark in headers;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the judge is to expect of a forged record. */
export function injectionOf({ topic, partition, offset, key, headers }: BrokerRecord): Injection {
  const id = headers['ce_id'] ?? '';
  return {
    topic,
    partition,
    offset,
    expected: headers[mark] as Injection['expected'],
    ...(uuid.test(id) && { eventId: id }),
    ...(key && { key }),
  };
}
