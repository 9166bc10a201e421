import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Aggregate } from '@app/contracts';
import type { Tx, UnitOfWork } from '@app/database';
import { lastSaid, type SaidFact } from '@app/messaging';
import type { Registry } from 'prom-client';
import { Sweep } from '../sweep/sweep.js';
import { measureStuck } from './measure-stuck.js';

/** Per sweep and instance: what is stuck because a neighbour is behind must not keep it busy. */
const atOnce = 25;

/** Per status of an aggregate, each after twice the time of the one before. Then only a person can help. */
export const mostRestatements = 6;

/** What of a service may wait for an answer that does not come. */
export interface Unanswered {
  readonly aggregate: Aggregate;
  /** Names of what it may wait for. */
  readonly stages: readonly string[];
  /** How many wait for too long, by stage; stages without any may be missing. */
  count(database: UnitOfWork): Promise<ReadonlyMap<string, number>>;
  /** Takes, locked, those of them whose last fact is due to be said again, and puts off the next time. @returns their ids */
  take(tx: Tx, limit: number): Promise<string[]>;
  lock(tx: Tx, ids: readonly string[]): Promise<void>;
  restate(id: string, said: SaidFact): void;
}

/**
 * Says the last fact of who waits for too long once more, as a new event; a few at a time, each ever more rarely. Whoever has
 * heard it knows; whoever has not, or whose answer was lost, answers. Until then `saga_stuck{stage}` shows it.
 */
export class RestateUnanswered implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger: Logger;
  readonly #sweep: Sweep;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    registry: Registry,
    everyMs: number,
    private readonly unanswered: Unanswered,
  ) {
    this.#logger = new Logger(new.target.name);
    this.#sweep = new Sweep(new.target.name, everyMs, () => this.restateSome());
    measureStuck(registry, unanswered.stages, () => unanswered.count(unitOfWork));
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** @returns false: what is left over waits for the next sweep, so that a large backlog is not made larger at once */
  async restateSome(): Promise<boolean> {
    const { aggregate } = this.unanswered;
    const ids = await this.unitOfWork.run(async (tx) => {
      const stuck = await this.unanswered.take(tx, atOnce);
      if (stuck.length === 0) return stuck;
      const [, said] = await Promise.all([this.unanswered.lock(tx, stuck), lastSaid(tx, aggregate, stuck)]);
      for (const [id, last] of said) this.unanswered.restate(id, last);
      return [...said.keys()];
    });
    if (ids.length > 0) this.#logger.warn(`no answer for too long, said again: ${aggregate} ${ids.join(', ')}`);
    return false;
  }
}
