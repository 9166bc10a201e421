import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { TopicSpec } from '../broker.js';

const lookMs = 50;
const looks = 200;
const maxBatchBytes = 1024 * 1024;

/**
 * Creates what is missing and resolves when the broker serves it. kafkajs' own waiting gives up at the first answer of a
 * broker that has not heard of the new topic yet, and does not wait at all when one of several exists.
 */
export async function createTopics(admin: Admin, topics: readonly TopicSpec[]): Promise<void> {
  await admin.createTopics({
    waitForLeaders: false,
    topics: topics.map(({ name, partitions, retentionMs, compacted }) => ({
      topic: name,
      numPartitions: partitions,
      configEntries: [
        { name: 'max.message.bytes', value: String(maxBatchBytes) },
        ...(compacted ? [{ name: 'cleanup.policy', value: 'compact' }] : []),
        ...(retentionMs ? [{ name: 'retention.ms', value: String(retentionMs) }] : []),
      ],
    })),
  });
  for (let look = 0; look < looks; look += 1) {
    const served = new Set(await admin.listTopics());
    if (topics.every(({ name }) => served.has(name))) return;
    await sleep(lookMs);
  }
  throw new Error(`the topics were created and are not served after ${looks * lookMs} ms`);
}
