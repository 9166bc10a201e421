import {
  bulkhead,
  BulkheadRejectedError,
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
} from 'cockatiel';
import type { UpstreamSettings } from '../route.js';
import { breakerOpen, bulkheadFull } from './guard-codes.js';
import { isUnanswered } from './upstream-problem.js';

/** Keeps a service that is slow or silent from holding up the gateway, and with it the other services. */
export class Guard {
  readonly #breaker;
  readonly #bulkhead;
  #openedAt = 0;

  /** @param onBreak told whether the breaker has opened or closed */
  constructor(
    private readonly settings: Pick<UpstreamSettings, 'breaker' | 'bulkhead'>,
    onBreak: (isOpen: boolean) => void,
  ) {
    const { breaker, bulkhead: places } = settings;
    // A trial call that ended without an answer, however, has shown nothing; to the breaker it has failed.
    const countsAsFailure = handleWhen((error) => isUnanswered(error) || this.#breaker.state === CircuitState.HalfOpen);
    this.#breaker = circuitBreaker(countsAsFailure, {
      halfOpenAfter: breaker.pauseMs,
      breaker: new ConsecutiveBreaker(breaker.failures),
    });
    this.#breaker.onBreak(() => {
      this.#openedAt = Date.now();
      onBreak(true);
    });
    this.#breaker.onReset(() => onBreak(false));
    this.#bulkhead = bulkhead(places.atOnce, places.waiting);
  }

  /**
   * @param call told whether it is the trial after a break: then everybody's return hangs on it, so it should not end early
   * @throws an error with the code `breakerOpen` or `bulkheadFull` without having called; else what the call throws
   */
  async run<T>(call: (isTrial: boolean) => Promise<T>): Promise<T> {
    this.check();
    try {
      return await this.#bulkhead.execute(() => {
        this.check(); // others may have failed while this one waited
        return this.#breaker.execute(() => call(this.#breaker.state === CircuitState.HalfOpen));
      });
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw coded(bulkheadFull);
      throw error instanceof BrokenCircuitError ? coded(breakerOpen) : error;
    }
  }

  /**
   * For calls that do not count. While one trial call is on its way, nobody waits for how it ends.
   * @throws an error with the code `breakerOpen`
   */
  check(): void {
    const { state } = this.#breaker;
    if (state === CircuitState.Closed) return;
    if (state === CircuitState.HalfOpen || Date.now() - this.#openedAt < this.settings.breaker.pauseMs) throw coded(breakerOpen);
  }
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });
