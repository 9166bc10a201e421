import { Agent, Pool, type Dispatcher } from 'undici';
import type { Cancellation } from './cancellation.js';
import { Exchange, type Answer } from './exchange.js';

export interface InstanceRequest extends Omit<Dispatcher.RequestOptions, 'origin' | 'signal'> {
  readonly cancellation?: Cancellation | undefined;
  /** Waits and streams hold their connection for long: they must not use up those of the others. */
  readonly isLong?: boolean;
}

const connectMs = 500;
const connections = 100;

/** One process of a service, over connections that are kept. */
export class Instance {
  /** Requests whose answer has not ended. */
  outstanding = 0;
  /** Whether it may be chosen; its last probe, or the last connection to it, decides. */
  isFit = true;
  readonly #usual: Pool;
  readonly #long: Agent;

  /** @param servername the name on its certificate, where the origin is an address */
  constructor(
    readonly origin: string,
    servername?: string,
  ) {
    const connect = { timeout: connectMs, ...(servername && { servername }) };
    this.#usual = new Pool(origin, { connections, connect });
    this.#long = new Agent({ connect });
  }

  /** Resolves with an answer of any status; rejects with undici's errors when there is none. */
  request(request: InstanceRequest): Promise<Answer> {
    const { isLong, cancellation } = request;
    if (cancellation?.reason) return Promise.reject(cancellation.reason as Error);
    this.outstanding++;
    const exchange = new Exchange(() => this.outstanding--, cancellation);
    if (isLong) this.#long.dispatch({ ...request, origin: this.origin }, exchange);
    else this.#usual.dispatch(request, exchange);
    return exchange.answer;
  }

  /** @returns the status of its readiness; counts for nothing */
  async probe(timeoutMs: number): Promise<number> {
    const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    const { statusCode, body } = await this.#long.request({ method: 'GET', path: '/health/ready', origin: this.origin, ...timeouts });
    await body.dump();
    return statusCode;
  }

  /** What an operator asks one instance, whatever else is going on. @returns an answer of any status */
  async read(path: string, timeoutMs: number, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; text: string }> {
    const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    const { statusCode, body } = await this.#long.request({ method: 'GET', path, origin: this.origin, headers, ...timeouts });
    return { status: statusCode, text: await body.text() };
  }

  /** Lets the answers that have begun end. */
  async retire(): Promise<void> {
    await Promise.all([this.#usual.close(), this.#long.close()]);
  }

  async destroy(): Promise<void> {
    await Promise.all([this.#usual.destroy(), this.#long.destroy()]);
  }
}
