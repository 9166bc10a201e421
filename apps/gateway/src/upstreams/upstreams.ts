import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log } from '@app/platform';
import { Counter, Registry } from 'prom-client';
import type { Dispatcher } from 'undici';
import { GatewayConfig } from '../gateway.config.js';
import { upstreamNames, type UpstreamName } from '../routes.js';
import { Upstream } from './upstream.js';

/** The services behind the gateway. */
@Injectable()
export class Upstreams implements OnModuleInit, OnApplicationShutdown {
  readonly #byName: ReadonlyMap<UpstreamName, Upstream>;

  constructor(config: GatewayConfig, metrics: Registry, log: Log) {
    const failures = new Counter({
      name: 'gateway_upstream_failures_total',
      help: 'Calls of a service that ended without an answer',
      labelNames: ['upstream', 'code'],
      registers: [metrics],
    });
    this.#byName = new Map(
      upstreamNames.map((name) => [
        name,
        new Upstream(name, config.addressOf(name), log, (code) => failures.inc({ upstream: name, code })),
      ]),
    );
  }

  async onModuleInit(): Promise<void> {
    await Promise.all([...this.#byName.values()].map((upstream) => upstream.start()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#byName.values()].map((upstream) => upstream.destroy()));
  }

  of(name: UpstreamName): Upstream {
    return this.#byName.get(name) as Upstream;
  }

  /** For what the gateway itself wants to know. Rejects also when the answer is not a 200. */
  async get(name: UpstreamName, path: string, deadlineMs: number): Promise<Dispatcher.ResponseData> {
    const answer = await this.of(name).request({ method: 'GET', path, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
    if (answer.statusCode === 200) return answer;
    await answer.body.dump();
    throw new Error(`answered ${answer.statusCode}`);
  }
}
