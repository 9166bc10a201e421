import type { EventDefinition, EventOf } from '@app/contracts';
import type { Tx } from '@app/database';

/**
 * Locks everything that a batch of messages will change, before any handler runs: once, sorted, so that two batches can
 * wait for each other but never in a circle. A service that changes rows upon facts provides one.
 */
export abstract class Claims {
  abstract claim(tx: Tx, events: readonly EventOf<EventDefinition>[]): Promise<void>;
}
