import type { UpstreamSettings } from '../route.js';

/** A service that fails gets few repeats, not all requests three times: each request earns a share of one. */
export class RetryBudget {
  #left: number;

  constructor(private readonly settings: UpstreamSettings['retry']) {
    this.#left = settings.reserve;
  }

  earn(): void {
    this.#left = Math.min(this.#left + this.settings.share, this.settings.reserve);
  }

  /** @returns whether one more repeat is affordable, and takes it */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
