import { topicNames, topics } from '@app/contracts';
import type { InMemoryTopic } from '@app/messaging';

/** The topics, read by those services alone that are here: nobody waits for an absent one. */
export const topicsWithin = (present: readonly string[]): Record<string, InMemoryTopic> =>
  Object.fromEntries(
    topicNames.map((name) => [
      name,
      { partitions: topics[name].partitions, readBy: topics[name].readBy.filter((group) => present.includes(group)) },
    ]),
  );
