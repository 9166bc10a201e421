import kafkajs, { type Consumer, type Kafka } from 'kafkajs';

/** Occupies a group with a protocol that nobody else speaks: for whoever joins, that is an error kafkajs does not recover from. */
export async function joinWithAnotherProtocol(client: Kafka, topic: string, groupId: string): Promise<Consumer> {
  const { MemberMetadata, MemberAssignment } = kafkajs.AssignerProtocol;
  const consumer = client.consumer({
    groupId,
    partitionAssigners: [
      () => ({
        name: 'foreign',
        version: 1,
        protocol: ({ topics }) => ({
          name: 'foreign',
          metadata: MemberMetadata.encode({ version: 1, topics, userData: Buffer.alloc(0) }),
        }),
        assign: async ({ members }) =>
          members.map(({ memberId }) => ({
            memberId,
            memberAssignment: MemberAssignment.encode({ version: 1, assignment: { [topic]: [0] }, userData: Buffer.alloc(0) }),
          })),
      }),
    ],
  });
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve());
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic] });
  await consumer.run({ eachMessage: async () => undefined });
  await joined;
  return consumer;
}
