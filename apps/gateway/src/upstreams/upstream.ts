import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@app/platform';
import type { UpstreamSettings } from '../route.js';
import type { Address } from './address.js';
import type { Answer } from './exchange.js';
import { Guard } from './guard.js';
import type { Instance, InstanceRequest } from './instance.js';
import { Instances } from './instances.js';
import { Lookout } from './lookout.js';
import { RetryBudget } from './retry-budget.js';
import { codeOf, isUnreachable, isUnsent } from './upstream-problem.js';

export interface UpstreamRequest extends InstanceRequest {
  /** How often it may be sent again; only what may be done twice. */
  readonly retries?: number;
  /** When nobody waits any more, as `performance.now()` counts; each attempt is told what is left until then. */
  readonly until?: number | undefined;
}

const pauseMs = 100;

export interface UpstreamEvents {
  /** Called with the code of each call that ended without an answer. */
  readonly onFailure: (code: string) => void;
  readonly onRetry: () => void;
  readonly onBreak: (isOpen: boolean) => void;
}

/** A service behind the gateway, as one, however many instances it has. */
export class Upstream {
  readonly #instances = new Instances();
  readonly #lookout: Lookout;
  readonly #guard: Guard;
  readonly #budget: RetryBudget;

  constructor(
    readonly name: string,
    address: Address,
    settings: UpstreamSettings,
    log: Log,
    private readonly events: UpstreamEvents,
  ) {
    this.#lookout = new Lookout(name, address, this.#instances, log);
    this.#guard = new Guard(settings, events.onBreak);
    this.#budget = new RetryBudget(settings.retry);
  }

  get instances(): readonly Instance[] {
    return this.#instances.all;
  }

  start(): Promise<void> {
    return this.#lookout.start();
  }

  async destroy(): Promise<void> {
    this.#lookout.stop();
    await this.#instances.destroy();
  }

  /**
   * Resolves with an answer of any status; rejects with undici's errors when there is none, or with the guard's.
   * Waits and streams stand outside the guard's counts. Who gives up need not wait for a place, nor for how a trial ends: that one goes
   * on without them, because whether the service is back is everybody's question.
   */
  request(request: UpstreamRequest): Promise<Answer> {
    if (request.isLong) return this.#askForLong(request);
    return new Promise((resolve, reject) => {
      request.cancellation?.listen(reject);
      this.#guard.run((isTrial) => (isTrial ? this.#try(request) : this.ask(request))).then(resolve, reject);
    });
  }

  /** Goes on without its caller until it is known whether the service answers. */
  async #try(request: UpstreamRequest): Promise<Answer> {
    const { cancellation } = request;
    const answer = await this.ask({ ...request, cancellation: undefined, until: undefined });
    if (cancellation?.reason) void answer.body.dump();
    else cancellation?.listen((reason) => answer.body.abandon(reason as Error));
    return answer;
  }

  async #askForLong(request: UpstreamRequest): Promise<Answer> {
    this.#guard.check();
    return this.ask(request);
  }

  /**
   * The same without the guard. What never left the gateway goes to another instance; what may have arrived, or was answered 503, is
   * sent again only if that is harmless, and not too often.
   */
  async ask(request: UpstreamRequest): Promise<Answer> {
    let tried: Set<Instance> | undefined;
    this.#budget.earn();
    for (let left = request.retries ?? 0; ;) {
      const instance = this.#instances.choose(tried);
      if (!instance) throw Object.assign(new Error(`${this.name} has no address`), { code: 'ENOTFOUND' });
      const isLast = (tried?.size ?? 0) + 1 >= this.#instances.all.length;
      try {
        const answer = await instance.request(withTimeLeft(request));
        if (answer.statusCode !== 503 || isLast || left-- === 0 || !this.#budget.spend()) return answer;
        this.events.onRetry();
        await answer.body.dump(); // closing or overloaded: another may not be
      } catch (error) {
        this.#note(instance, request, error);
        if (!isUnsent(error) || isLast) {
          if (left-- === 0 || !isUnreachable(error) || !this.#budget.spend()) throw error;
          this.events.onRetry();
          await delay(pauseMs * (0.5 + Math.random()));
        }
      }
      (tried ??= new Set()).add(instance);
    }
  }

  /** What services tell each other, not what clients ask: without the guard, and an instance that does not answer is left out. */
  async askEach(request: InstanceRequest): Promise<readonly Answer[]> {
    const answers = await Promise.allSettled(this.#instances.all.map((instance) => instance.request(request)));
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  }

  #note(instance: Instance, { cancellation }: InstanceRequest, error: unknown): void {
    if (cancellation?.reason) return;
    this.events.onFailure(codeOf(error));
    if (isUnreachable(error)) this.#lookout.suspect(instance, codeOf(error));
  }
}

function withTimeLeft(request: UpstreamRequest): UpstreamRequest {
  const { until, headersTimeout, headers } = request;
  if (until === undefined) return request;
  const left = Math.max(1, Math.round(until - performance.now()));
  return { ...request, headers: { ...headers, 'x-deadline-ms': String(Math.min(left, headersTimeout ?? left)) } };
}
