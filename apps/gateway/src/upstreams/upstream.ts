import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@app/platform';
import type { Dispatcher } from 'undici';
import type { Address } from './address.js';
import type { Instance, InstanceRequest } from './instance.js';
import { Instances } from './instances.js';
import { Lookout } from './lookout.js';
import { codeOf, isUnreachable, isUnsent } from './upstream-problem.js';

export interface UpstreamRequest extends InstanceRequest {
  /** Doing it twice is harmless. */
  readonly isRepeatable?: boolean;
}

const repeatsAllowed = 2;
const repeatMs = 100;

/** A service behind the gateway, as one, however many instances it has. */
export class Upstream {
  readonly #instances = new Instances();
  readonly #lookout: Lookout;

  constructor(
    readonly name: string,
    address: Address,
    log: Log,
    /** Told the code of each call that ended without an answer. */
    private readonly onFailure: (code: string) => void,
  ) {
    this.#lookout = new Lookout(name, address, this.#instances, log);
  }

  start(): Promise<void> {
    return this.#lookout.start();
  }

  async destroy(): Promise<void> {
    this.#lookout.stop();
    await this.#instances.destroy();
  }

  /**
   * Resolves with an answer of any status; rejects with undici's errors when there is none. What never left the gateway goes to
   * another instance; what may have arrived is sent again only if that is harmless.
   */
  async request({ isRepeatable = false, ...request }: UpstreamRequest): Promise<Dispatcher.ResponseData> {
    let tried: Set<Instance> | undefined;
    for (let repeats = 0; ;) {
      const instance = this.#instances.choose(tried);
      if (!instance) throw Object.assign(new Error(`${this.name} has no address`), { code: 'ENOTFOUND' });
      const isLast = (tried?.size ?? 0) + 1 >= this.#instances.all.length;
      try {
        const answer = await instance.request(request);
        if (answer.statusCode !== 503 || !isRepeatable || isLast) return answer;
        await answer.body.dump(); // closing or overloaded: another may not be
      } catch (error) {
        this.#note(instance, request, error);
        if (!isUnsent(error) || isLast) {
          if (!isRepeatable || repeats++ === repeatsAllowed || !isUnreachable(error)) throw error;
          await delay(repeatMs * (0.5 + Math.random()), undefined, request);
        }
      }
      (tried ??= new Set()).add(instance);
    }
  }

  #note(instance: Instance, { signal }: InstanceRequest, error: unknown): void {
    if (signal?.aborted) return;
    this.onFailure(codeOf(error));
    if (isUnreachable(error)) this.#lookout.suspect(instance, codeOf(error));
  }
}
