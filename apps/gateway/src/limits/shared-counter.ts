import type { Valkey } from 'iovalkey';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count } from './window-counter.js';

/** Counts the same for all gateways together; for this one alone while Valkey does not answer. */
export class SharedCounter {
  readonly #limiter: RateLimiterRedis;

  constructor(valkey: Valkey, { name, requests, seconds }: { name: string; requests: number; seconds: number }) {
    const options = { keyPrefix: `limit:${name}`, points: requests, duration: seconds };
    // Its script says `redis.call`, which Valkey understands too; the library's own for Valkey is understood by nothing else.
    this.#limiter = new RateLimiterRedis({ ...options, storeClient: valkey, insuranceLimiter: new RateLimiterMemory(options) });
  }

  async count(key: string): Promise<Count> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.consume(key).catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    });
    return { requests: consumedPoints, msLeft: msBeforeNext };
  }
}
