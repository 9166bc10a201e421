import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database';

/** Tells the relay of this process, after a commit, which shards have something to publish. */
@Injectable()
export class RelaySignal {
  #listener: (shards: ReadonlySet<number>) => void = () => undefined;

  onCommit(listener: (shards: ReadonlySet<number>) => void): void {
    this.#listener = listener;
  }

  afterCommit(tx: Tx, shard: number): void {
    const shards = tx.scope(this, () => {
      const touched = new Set<number>();
      tx.afterCommit(() => this.#listener(touched));
      return touched;
    });
    shards.add(shard);
  }
}
