import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { BrokerRecord } from '../broker.js';

export const recordOf = (topic: string, partition: number, { offset, key, value, headers }: KafkaMessage): BrokerRecord => ({
  topic,
  partition,
  offset: BigInt(offset),
  key: key?.toString() ?? null,
  value,
  headers: textOf(headers),
});

/** Of a repeated header the last one counts. */
const textOf = (headers: IHeaders = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, (Array.isArray(value) ? value.at(-1) : value)?.toString() ?? '']),
  );
