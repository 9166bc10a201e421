import { createRequire } from 'node:module';

interface Cluster {
  findGroupCoordinatorMetadata(options: object): Promise<unknown>;
}

const require = createRequire(import.meta.url);

/** As kafkajs tells errors that are worth another attempt. */
export class CoordinatorNotFoundYet extends Error {
  readonly retriable = true;
}

/**
 * kafkajs 2.2.4 takes it for final when nobody can name the coordinator of a group, and so a consumer dies of a broker that is just
 * starting. Its successor is a new member, which must wait until the session of the dead one is over: ten seconds in which nobody reads.
 */
export function patchCoordinatorSearch(): void {
  const { prototype } = require('kafkajs/src/cluster/index.js') as { prototype: Cluster & { isPatched?: boolean } };
  if (prototype.isPatched) return;
  const find = prototype.findGroupCoordinatorMetadata;
  prototype.isPatched = true;
  prototype.findGroupCoordinatorMetadata = async function findOrTryAgain(this: Cluster, options: object): Promise<unknown> {
    try {
      return await find.call(this, options);
    } catch (error) {
      const { name, message } = error as Error;
      throw name === 'KafkaJSGroupCoordinatorNotFound' ? new CoordinatorNotFoundYet(message) : error;
    }
  };
}
