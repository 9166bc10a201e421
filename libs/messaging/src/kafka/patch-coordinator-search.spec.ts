import { createRequire } from 'node:module';
import { patchCoordinatorSearch } from './patch-coordinator-search.js';

interface Cluster {
  brokerPool: { withBroker(): Promise<unknown> };
  findGroupCoordinatorMetadata(options: object): Promise<unknown>;
}

const ClusterOfKafkajs = createRequire(import.meta.url)('kafkajs/src/cluster/index.js') as { prototype: Cluster };

const search = (withBroker: () => Promise<unknown>): Promise<unknown> => {
  const cluster = Object.assign(Object.create(ClusterOfKafkajs.prototype) as Cluster, { brokerPool: { withBroker } });
  return cluster.findGroupCoordinatorMetadata({ groupId: 'order', coordinatorType: 0 });
};

describe("kafkajs' search for a group's coordinator", () => {
  it('is final when it finds none, as it comes: should this change, the patch is not needed any more', async () => {
    await expect(search(async () => null)).rejects.toMatchObject({ name: 'KafkaJSGroupCoordinatorNotFound', retriable: false });
  });

  it('is worth another attempt with the patch', async () => {
    patchCoordinatorSearch();
    await expect(search(async () => null)).rejects.toMatchObject({ retriable: true });
  });

  it('answers and fails otherwise as before', async () => {
    patchCoordinatorSearch();
    const failure = new Error('no broker at all');
    await expect(search(async () => 'metadata')).resolves.toBe('metadata');
    await expect(search(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});
