import kafkajs, { type Admin } from 'kafkajs';

type ActOnTopic = (admin: Admin, topic: string) => Promise<unknown>;

const { TOPIC, BROKER } = kafkajs.ConfigResourceTypes;

/** What nobody but operators may do to a topic, and what its owner may not do either. */
export const actsOnTopics: Readonly<Record<string, ActOnTopic>> = {
  'change the settings of': (admin, name) =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: TOPIC, name, configEntries: [{ name: 'retention.ms', value: '60000' }] }],
    }),
  split: (admin, topic) => admin.createPartitions({ topicPartitions: [{ topic, count: 7 }] }),
  empty: async (admin, topic) => {
    await admin.fetchTopicOffsets(topic); // who may delete records may also ask for this, and kafkajs wants to know where they are
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '-1' }] }).catch(throwReason);
  },
  delete: (admin, topic) => admin.deleteTopics({ topics: [topic], timeout: 5_000 }),
};

/** kafkajs says which partitions, and each of them says why. */
function throwReason(error: Error): never {
  const { partitions = [] } = error.cause as { partitions?: readonly { readonly error: Error }[] };
  throw partitions[0]?.error ?? error;
}

/** The broker is number 1. */
export const changeTheBroker = (admin: Admin): Promise<unknown> =>
  admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: BROKER, name: '1', configEntries: [{ name: 'log.cleaner.threads', value: '1' }] }],
  });
