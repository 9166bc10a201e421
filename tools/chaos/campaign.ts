import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../stack/process/wait-until.js';
import type { Actors } from './actors.js';
import { faultClasses } from './nemesis/catalogue.js';
import { planFaults } from './nemesis/plan.js';
import type { Progress } from './progress.js';
import type { Phase, PhaseName } from './report/chaos-run.js';
import type { ChaosRequest } from './request.js';
import { pairedServices } from './shop/names.js';
import { stillMoving } from './watch/stillness.js';

const longestWarmUpSeconds = 20;
const quietSeconds = 90;
const holdMs = 30_000;

/** The course of a run: warm-up, faults, heal, quiet. */
export class Campaign {
  readonly phases: Phase[] = [];

  constructor(
    private readonly actors: Actors,
    private readonly request: ChaosRequest,
    private readonly progress: Progress,
  ) {}

  /** @returns what still moves when the time is over, in words */
  async run(): Promise<string[]> {
    const { minutes } = this.request;
    const warmUp = Math.min(longestWarmUpSeconds, minutes * 10);
    const faults = minutes * 60 - warmUp;
    this.#begin();
    await this.#phase('warm-up', warmUp, () => this.#pass(warmUp));
    await this.#phase('faults', faults, () => this.#breakThings(faults));
    await this.#phase('heal', undefined, () => this.#heal());
    return this.#phase('quiet', quietSeconds, () => this.#calmDown());
  }

  #begin(): void {
    const { clock, watch, counted, population } = this.actors;
    clock.start();
    watch.start();
    counted.start();
    population.start();
  }

  async #breakThings(seconds: number): Promise<void> {
    const { hold, shop, nemesis, random } = this.actors;
    const { intensity, only = faultClasses } = this.request;
    hold.isShuffling = shop.webhooks.isUnruly = intensity > 0 && only === faultClasses;
    await Promise.all([this.#pass(seconds), nemesis.run(planFaults(random.fork('faults'), seconds, intensity, only))]);
  }

  async #heal(): Promise<void> {
    const { hold, shop, nemesis } = this.actors;
    hold.isShuffling = shop.webhooks.isUnruly = false;
    await nemesis.healAll();
    await shop.heal();
    if (this.request.liveness) await shop.cripple();
  }

  /** No new orders. Whoever waits for an answer gets one, operators settle the dead letters, and everything comes to its end. */
  async #calmDown(): Promise<string[]> {
    const { population, hold, counted, watch, databases, injector } = this.actors;
    let left: string[] = [];
    const buying = population.stop();
    await waitUntil(
      async () => {
        await Promise.allSettled(pairedServices.map((service) => injector.settleDeadLetters(service)));
        left = await stillMoving(databases);
        return left.length === 0;
      },
      quietSeconds * 1_000,
      500,
    );
    if (left.length > 0) population.abandon();
    await buying;
    counted.stop();
    watch.stop();
    await hold.close(holdMs);
    return left;
  }

  async #pass(seconds: number): Promise<void> {
    await sleep(seconds * 1_000, undefined, { signal: this.request.signal });
  }

  async #phase<T>(name: PhaseName, seconds: number | undefined, work: () => Promise<T>): Promise<T> {
    const { now } = this.actors.clock;
    const fromMs = now();
    this.request.signal.throwIfAborted();
    const result = await this.progress.during(name, seconds, work);
    this.phases.push({ name, fromMs, toMs: now() });
    return result;
  }
}
