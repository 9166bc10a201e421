import type { Valkey } from 'iovalkey';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Silence } from './silence.js';
import { WindowCounter, type Count } from './window-counter.js';

/**
 * Counts the same for all gateways together; for this one alone while Valkey does not answer. Only who finds out waits for it: while
 * the silence lasts, an attempt is made once in a while, and its request is counted here like the others.
 */
export class SharedCounter {
  readonly #there: RateLimiterRedis;
  readonly #here: WindowCounter;

  constructor(
    valkey: Valkey,
    private readonly silence: Silence,
    { name, requests, seconds }: { name: string; requests: number; seconds: number },
  ) {
    // Its script says `redis.call`, which Valkey understands too; the library's own for Valkey is understood by nothing else.
    this.#there = new RateLimiterRedis({ keyPrefix: `limit:${name}`, points: requests, duration: seconds, storeClient: valkey });
    this.#here = new WindowCounter(seconds * 1_000);
  }

  count(key: string): Count | Promise<Count> {
    if (!this.silence.lasts) return this.#countThere(key).catch((error: unknown) => this.#countHere(key, error));
    if (this.silence.mayTry()) {
      this.#countThere(key).then(
        () => this.silence.end(),
        () => undefined, // it lasts
      );
    }
    return this.#here.count(key);
  }

  async #countThere(key: string): Promise<Count> {
    const { consumedPoints, msBeforeNext } = await this.#there.consume(key).catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    });
    return { requests: consumedPoints, msLeft: msBeforeNext };
  }

  #countHere(key: string, error: unknown): Count {
    this.silence.begin(error);
    return this.#here.count(key);
  }
}
