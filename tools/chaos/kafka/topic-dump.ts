import { topicNames } from '@app/contracts';
import type { BrokerRecord } from '@app/messaging';
import type { RawKafka } from './raw-kafka.js';
import { Witness } from './witness.js';

const withinMs = 120_000;

/** Every record of these topics from their beginning to what is now their end. */
export async function dumpTopics(kafka: RawKafka, brokers: readonly string[], more: readonly string[]): Promise<BrokerRecord[]> {
  const names = [...topicNames, ...more];
  const records: BrokerRecord[] = [];
  const witness = new Witness(brokers, names, (fresh) => records.push(...fresh));
  const ends = await kafka.endOffsets(names);
  try {
    await witness.start('chaos-judge');
    if (!(await witness.reached(ends, withinMs))) throw new Error(`the topics were not read within ${withinMs / 1_000} s`);
  } finally {
    await witness.stop();
  }
  return records;
}
