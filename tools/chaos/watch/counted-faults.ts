import type { ChaosShop } from '../shop/chaos-shop.js';
import type { Fault } from '../report/chaos-run.js';

const everyMs = 250;

/** Faults that only happen when there is traffic to meet them: lost acknowledgements and unruly webhooks, as their places count them. */
export class CountedFaults {
  readonly faults: Fault[] = [];
  readonly #seen = new Map<string, number>();
  #timer?: NodeJS.Timeout;

  /** @param now milliseconds since the load began */
  constructor(
    private readonly shop: ChaosShop,
    private readonly now: () => number,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#look();
  }

  #look(): void {
    for (const { proxy } of this.shop.links.all)
      for (const [name, count] of Object.entries(proxy.counts)) if (name.startsWith('lost-')) this.#note(name, proxy.name, count);
    for (const [name, count] of Object.entries(this.shop.webhooks.counts)) this.#note(name, 'webhooks', count);
  }

  #note(name: string, target: string, count: number): void {
    const place = `${name} ${target}`;
    const atMs = this.now();
    for (let seen = this.#seen.get(place) ?? 0; seen < count; seen++) this.faults.push({ class: name, target, atMs, healedAtMs: atMs });
    this.#seen.set(place, count);
  }
}
