import { lookup } from 'node:dns/promises';
import { Log } from '@app/platform';
import type { Address } from './address.js';
import type { Instance } from './instance.js';
import type { Instances } from './instances.js';
import { codeOf } from './upstream-problem.js';

export interface LookoutTimes {
  readonly probeMs: number;
  readonly resolveMs: number;
}

const usual: LookoutTimes = { probeMs: 500, resolveMs: 5_000 };
const probeTimeoutMs = 900;
/** A busy machine misses one deadline easily. */
const missesAllowed = 1;

/** Keeps an eye on the instances of a service: where they are, and which of several can take requests. */
export class Lookout {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #misses = new WeakMap<Instance, number>();

  constructor(
    private readonly name: string,
    private readonly address: Address,
    private readonly instances: Instances,
    private readonly log: Log,
  ) {
    if (address.kind === 'list') instances.replace(address.origins);
  }

  /** Resolves when the addresses have been asked for once. */
  async start({ probeMs, resolveMs }: LookoutTimes = usual): Promise<void> {
    this.#every(probeMs, () => this.probe());
    if (this.address.kind === 'list') return;
    this.#every(resolveMs, () => this.resolve());
    await this.resolve();
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** A name that cannot be looked up leaves everything as it is: better old addresses than none. */
  async resolve(resolver: (host: string) => Promise<readonly string[]> = addressesOf): Promise<void> {
    if (this.address.kind === 'list') return;
    const { protocol, host, port } = this.address;
    try {
      const found = await resolver(host);
      const origins = found.map((address) => `${protocol}//${address.includes(':') ? `[${address}]` : address}:${port}`);
      this.instances.replace(origins, host);
    } catch (error) {
      this.log.warn('service not found by name', { upstream: this.name, host, error });
    }
  }

  /** The only instance is never left out, so nobody needs to ask. */
  async probe(): Promise<void> {
    const { all } = this.instances;
    if (all.length === 1) this.#judge(all[0] as Instance, true);
    else await Promise.all(all.map((instance) => this.#ask(instance)));
  }

  /** Nothing more goes there until a probe succeeds. */
  suspect(instance: Instance, reason: string): void {
    if (this.instances.all.length > 1) this.#judge(instance, false, reason);
  }

  async #ask(instance: Instance): Promise<void> {
    try {
      const status = await instance.probe(probeTimeoutMs);
      this.#misses.delete(instance);
      this.#judge(instance, status === 200, `answers ${status}`);
    } catch (error) {
      const misses = (this.#misses.get(instance) ?? 0) + 1;
      this.#misses.set(instance, misses);
      const isSlow = codeOf(error) === 'UND_ERR_HEADERS_TIMEOUT';
      if (!isSlow || misses > missesAllowed) this.#judge(instance, false, codeOf(error));
    }
  }

  #judge(instance: Instance, isFit: boolean, reason?: string): void {
    if (instance.isFit === isFit) return;
    instance.isFit = isFit;
    const { origin } = instance;
    if (isFit) this.log.info('instance is back', { upstream: this.name, origin });
    else this.log.warn('instance left out', { upstream: this.name, origin, reason });
  }

  #every(ms: number, work: () => Promise<void>): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void work().finally(() => (isRunning = false));
    }, ms);
    this.#timers.push(timer.unref());
  }
}

const addressesOf = async (host: string): Promise<string[]> => {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address).toSorted();
};
