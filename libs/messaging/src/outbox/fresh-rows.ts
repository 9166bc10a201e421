import type { OutboxRow } from './outbox-row.js';

const longestQueue = 500;
const remembered = 20_000;

/**
 * What this process has just committed, so that it can be published without being read back. A row may go this way only when
 * this process knows that the one before it, of the same aggregate, is published: whoever else publishes too, the first
 * occurrences are then in order. All other rows are found in the table.
 */
export class FreshRows {
  #waiting: OutboxRow[] = [];
  /** The last published version by aggregate, those of long ago forgotten. */
  readonly #published = new Map<string, number>();
  #isIncomplete = false;

  add(rows: readonly OutboxRow[]): void {
    if (this.#waiting.length + rows.length > longestQueue) this.#isIncomplete = true;
    else this.#waiting.push(...rows);
  }

  /** What may be published now, in order; the rest is left to the table. */
  take(): OutboxRow[] {
    const next = new Map<string, number>();
    const rows = this.#waiting.filter(({ aggregate, version }) => {
      const last = next.get(aggregate) ?? this.#published.get(aggregate) ?? 0;
      if (version <= last) return false; // found in the table meanwhile
      if (version === last + 1) return next.set(aggregate, version);
      this.#isIncomplete = true;
      return false;
    });
    this.#waiting = [];
    return rows;
  }

  /** Whether rows were left to the table since this was last asked. */
  leftSome(): boolean {
    const isIncomplete = this.#isIncomplete;
    this.#isIncomplete = false;
    return isIncomplete;
  }

  /** The broker has them. */
  published(rows: readonly OutboxRow[]): void {
    for (const { aggregate, version } of rows) {
      this.#published.delete(aggregate);
      this.#published.set(aggregate, version);
    }
    for (const oldest of this.#published.keys()) {
      if (this.#published.size <= remembered) return;
      this.#published.delete(oldest);
    }
  }
}
