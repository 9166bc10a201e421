import type { Faults } from './faults.js';
import type { Condition } from './link-proxy.js';

export type Direction = 'up' | 'down';

/** The condition a link is in, shared by all its connections. */
export class LinkCondition {
  #present: Condition = { kind: 'pass' };
  #hasMetTraffic = false;
  #changed = Promise.withResolvers<void>();

  constructor(private readonly faults: Faults) {}

  get present(): Condition {
    return this.#present;
  }

  set(condition: Condition): void {
    this.#present = condition;
    this.#hasMetTraffic = false;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** The condition as traffic in this direction meets it, once that is not a black hole any more. */
  async passing(direction: Direction): Promise<Condition> {
    while (this.#swallows(direction)) {
      this.met();
      await this.#changed.promise;
    }
    if (this.#present.kind !== 'blackhole') this.met();
    return this.#present;
  }

  met(): void {
    if (this.#hasMetTraffic || this.#present.kind === 'pass') return;
    this.#hasMetTraffic = true;
    this.faults.count(this.#present.kind);
  }

  #swallows(direction: Direction): boolean {
    return this.#present.kind === 'blackhole' && ['both', direction].includes(this.#present.direction);
  }
}
