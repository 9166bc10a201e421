import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { Agent, type Dispatcher } from 'undici';
import { GatewayConfig } from '../gateway.config.js';
import type { UpstreamName } from '../routes.js';
import { codeOf } from './upstream-problem.js';

export interface UpstreamRequest extends Omit<Dispatcher.RequestOptions, 'origin'> {
  readonly signal?: AbortSignal;
  /** Waits and streams hold their connection for long: they must not use up those of the others. */
  readonly isLong?: boolean;
}

const connectMs = 500;
const connectionsPerUpstream = 100;

/** The services behind the gateway, over connections that are kept. */
@Injectable()
export class Upstreams implements OnApplicationShutdown {
  readonly #usual = new Agent({ connections: connectionsPerUpstream, connect: { timeout: connectMs } });
  readonly #long = new Agent({ connect: { timeout: connectMs } });
  readonly #origins: Readonly<Record<UpstreamName, string>>;
  readonly #failures: Counter<'upstream' | 'code'>;

  constructor(config: GatewayConfig, metrics: Registry) {
    this.#origins = { user: config.USER_URL, catalog: config.CATALOG_URL, order: config.ORDER_URL, payment: config.PAYMENT_URL };
    this.#failures = new Counter({
      name: 'gateway_upstream_failures_total',
      help: 'Calls of a service that ended without an answer',
      labelNames: ['upstream', 'code'],
      registers: [metrics],
    });
  }

  /** Resolves with an answer of any status; rejects with undici's errors when there is none. */
  async request(upstream: UpstreamName, { isLong, ...request }: UpstreamRequest): Promise<Dispatcher.ResponseData> {
    try {
      return await (isLong ? this.#long : this.#usual).request({ ...request, origin: this.#origins[upstream] });
    } catch (error) {
      if (!request.signal?.aborted) this.#failures.inc({ upstream, code: codeOf(error) });
      throw error;
    }
  }

  /** For what the gateway itself wants to know. Rejects also when the answer is not a 200. */
  async get(upstream: UpstreamName, path: string, deadlineMs: number): Promise<Dispatcher.ResponseData> {
    const answer = await this.request(upstream, { method: 'GET', path, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
    if (answer.statusCode === 200) return answer;
    await answer.body.dump();
    throw new Error(`answered ${answer.statusCode}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#usual.destroy(), this.#long.destroy()]);
  }
}
