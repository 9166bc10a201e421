import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database';
import type { OutboxRow } from './outbox-row.js';

/** Tells the relay of this process, after a commit, what there is to publish. */
@Injectable()
export class RelaySignal {
  #listener: (rows: readonly OutboxRow[]) => void = () => undefined;

  onCommit(listener: (rows: readonly OutboxRow[]) => void): void {
    this.#listener = listener;
  }

  afterCommit(tx: Tx, row: OutboxRow): void {
    const rows = tx.scope(this, () => {
      const written: OutboxRow[] = [];
      tx.afterCommit(() => this.#listener(written));
      return written;
    });
    rows.push(row);
  }
}
