import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../report/chaos-run.js';
import { catalogue, type FaultKind } from './catalogue.js';
import type { Heal, Performer, Stage } from './performer.js';
import { performers } from './performers.js';
import type { PlannedFault } from './plan.js';

export interface Mishap {
  readonly fault: string;
  readonly error: Error;
}

/** Carries out a schedule of faults and keeps a record of what has really happened. */
export class Nemesis {
  readonly faults: Fault[] = [];
  /** What could not be done or undone: a fault of the rig, or a thing that was broken already. */
  readonly mishaps: Mishap[] = [];
  readonly #held = new Set<string>();
  readonly #under = new Set<Promise<void>>();
  readonly #over = new AbortController();
  skipped = 0;

  /** @param now milliseconds since the load began */
  constructor(
    private readonly stage: Stage,
    private readonly now: () => number,
  ) {}

  /** How many faults last at this moment. */
  get lasting(): number {
    return this.#under.size;
  }

  /** Resolves when the last fault of the schedule has begun, or `healAll` was called. */
  async run(schedule: readonly PlannedFault[]): Promise<void> {
    const begin = performance.now();
    for (const planned of schedule) {
      await this.#rest(begin + planned.atMs - performance.now());
      if (this.#over.signal.aborted) return;
      this.#begin(planned);
    }
  }

  /** Ends what lasts, at once. Resolves when everything is healed. */
  async healAll(): Promise<void> {
    this.#over.abort();
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  /** Begins nothing more and undoes nothing at once. */
  abandon(): void {
    this.#over.abort();
  }

  /** Another target of the same class takes the place of one that is in the hands of another fault. */
  #begin(planned: PlannedFault): void {
    const { targets }: FaultKind = catalogue[planned.class];
    const first = targets.indexOf(planned.target);
    const target = [...targets.slice(first), ...targets.slice(0, first)].find((name) => this.#isFree(planned, name));
    if (target === undefined) {
      this.skipped += 1;
      return;
    }
    const held = performers[planned.class].holds(target);
    for (const name of held) this.#held.add(name);
    const work = this.#perform({ ...planned, target }).finally(() => {
      for (const name of held) this.#held.delete(name);
      this.#under.delete(work);
    });
    this.#under.add(work);
  }

  #isFree(planned: PlannedFault, target: string): boolean {
    return performers[planned.class].holds(target).every((name) => !this.#held.has(name));
  }

  async #perform(fault: PlannedFault): Promise<void> {
    const { class: name, target, lastsMs } = fault;
    const performer: Performer = performers[name];
    const atMs = this.now();
    let hasHappened = false;
    try {
      const heal: Heal | undefined = await performer.perform(this.stage, fault);
      hasHappened = !performer.isCountedElsewhere;
      await this.#rest(lastsMs);
      await heal?.();
    } catch (error) {
      this.mishaps.push({ fault: `${name} of ${target}`, error: error as Error });
    }
    if (hasHappened) this.faults.push({ class: name, target, atMs, healedAtMs: this.now() });
  }

  async #rest(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#over.signal }).catch(() => undefined);
  }
}
