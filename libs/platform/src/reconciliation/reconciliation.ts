import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Gauge, Registry } from 'prom-client';
import { ReconciliationConfig } from '../config/settings.js';
import { Sweep } from '../sweep/sweep.js';
import { Comparison, type Compare } from './comparison.js';

const mostSteps = 20;
const mostLines = 5;

/**
 * Compares, for as long as the service lives, what it says in one place with what it or its neighbour says in another. Nothing
 * is ever repaired: `reconciliation_mismatches{kind}` is 0, or a person looks.
 */
@Injectable()
export class Reconciliation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(Reconciliation.name);
  readonly #comparisons: Comparison[] = [];
  readonly #gauge: Gauge<'kind'>;
  readonly #sweep: Sweep;

  constructor(config: ReconciliationConfig, registry: Registry, database: UnitOfWork) {
    this.#gauge = new Gauge({
      name: 'reconciliation_mismatches',
      help: 'Things that do not agree, in the last round of comparing or so far in this one',
      labelNames: ['kind'],
      registers: [registry],
    });
    this.#sweep = new Sweep(Reconciliation.name, config.RECONCILE_MS, () => this.reconcile());
    this.compare('outbox', () => unpublished(database));
  }

  /** Adds a comparison. @param kind the label under which its mismatches are counted */
  compare(kind: string, compare: Compare): void {
    this.#comparisons.push(new Comparison(kind, compare));
    this.#gauge.set({ kind }, 0);
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** Some steps of each comparison, at most to the end of its round. @returns false: the rest waits for the next time */
  async reconcile(): Promise<boolean> {
    for (const comparison of this.#comparisons) await this.#advance(comparison);
    return false;
  }

  async #advance(comparison: Comparison): Promise<void> {
    const { kind } = comparison;
    try {
      for (let steps = 0, goesOn = true; goesOn && steps < mostSteps; steps += 1) {
        const step = await comparison.step();
        for (const mismatch of step.mismatches.slice(0, mostLines)) this.#logger.error(`${kind}: ${mismatch}`);
        goesOn = step.goesOn;
      }
    } catch (error) {
      this.#logger.warn(`${kind}: cannot compare, will try again: ${(error as Error).message}`);
    }
    this.#gauge.set({ kind }, comparison.mismatches);
  }
}

const late = `
  SELECT type || ' of ' || aggregate_id || ' is not published since ' || created_at AS words FROM outbox
  WHERE published_at IS NULL AND created_at < now() - interval '1 minute' ORDER BY id LIMIT 1000`;

async function unpublished(database: UnitOfWork) {
  return { mismatches: (await database.read<{ words: string }>(late, [])).map(({ words }) => words) };
}
