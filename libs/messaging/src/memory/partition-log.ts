import type { BrokerRecord } from '../broker.js';

interface Waiter {
  readonly groupId: string;
  readonly offset: bigint;
  readonly resolve: () => void;
}

/** The records of one partition, and how far each group has come. */
export class PartitionLog {
  readonly #committed = new Map<string, bigint>();
  #records: BrokerRecord[] = [];
  /** Offsets of an earlier process stand in dead letters: begin where none of them can be. */
  #first = BigInt(Date.now()) * 1_000n;
  #waiters: Waiter[] = [];

  append(record: Omit<BrokerRecord, 'offset'>): BrokerRecord {
    const stored = { ...record, offset: this.#first + BigInt(this.#records.length) };
    this.#records.push(stored);
    return stored;
  }

  from(offset: bigint): readonly BrokerRecord[] {
    return this.#records.slice(Math.max(0, Number(offset - this.#first)));
  }

  /** From the beginning where the group has committed nothing. */
  committed(groupId: string): bigint {
    return this.#committed.get(groupId) ?? this.#first;
  }

  commit(groupId: string, offset: bigint): void {
    this.#committed.set(groupId, offset);
    const isReached = (waiter: Waiter) => waiter.groupId === groupId && waiter.offset <= offset;
    const reached = this.#waiters.filter(isReached);
    this.#waiters = this.#waiters.filter((waiter) => !isReached(waiter));
    for (const { resolve } of reached) resolve();
  }

  committedBy(groupId: string, offset: bigint): Promise<void> {
    if ((this.#committed.get(groupId) ?? 0n) >= offset) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ groupId, offset, resolve }));
  }

  /** Lets go of what all these groups have committed; a topic that nobody must read keeps its records for who comes later. */
  forgetBefore(groupIds: readonly string[]): void {
    if (groupIds.length === 0) return;
    const everyone = groupIds.map((groupId) => this.committed(groupId)).reduce((least, offset) => (offset < least ? offset : least));
    if (everyone <= this.#first) return;
    this.#records = this.#records.slice(Number(everyone - this.#first));
    this.#first = everyone;
  }
}
