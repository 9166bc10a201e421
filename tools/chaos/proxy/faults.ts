import type { Acknowledgement } from './link-proxy.js';

/** Acknowledgements still to be lost on a link, and what has happened on it. */
export class Faults {
  readonly counts: Record<string, number> = {};
  readonly #owed = new Map<Acknowledgement, number>();

  owe(what: Acknowledgement, times: number): void {
    this.#owed.set(what, (this.#owed.get(what) ?? 0) + times);
  }

  /** Whether this one is to be lost; then it counts as lost. */
  lose(what: Acknowledgement): boolean {
    const left = this.#owed.get(what) ?? 0;
    if (left === 0) return false;
    this.#owed.set(what, left - 1);
    this.count(`lost-${what}`);
    return true;
  }

  count(fault: string): void {
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
  }
}
