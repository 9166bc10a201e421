import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log } from '@app/platform';
import { Registry } from 'prom-client';
import { GatewayConfig } from '../gateway.config.js';
import { upstreams as settings, upstreamNames, type UpstreamName } from '../routes.js';
import type { Address } from './address.js';
import type { Answer } from './exchange.js';
import { upstreamMetrics } from './upstream-metrics.js';
import { Upstream, type UpstreamEvents } from './upstream.js';

/** The services behind the gateway. */
@Injectable()
export class Upstreams implements OnModuleInit, OnApplicationShutdown {
  readonly #all = new Map<string, Upstream>();
  readonly #tell: (name: string) => UpstreamEvents;

  constructor(
    config: GatewayConfig,
    metrics: Registry,
    private readonly log: Log,
  ) {
    this.#tell = upstreamMetrics(metrics, log);
    for (const name of upstreamNames) this.add(name, config.addressOf(name), name);
  }

  /** @param like whose settings it gets */
  add(name: string, address: Address, like: UpstreamName): Upstream {
    const known = [...this.#all.keys()].filter((other) => other.replace(/-\d+$/, '') === name).length;
    const unique = known === 0 ? name : `${name}-${known + 1}`;
    const upstream = new Upstream(unique, address, settings[like], this.log, this.#tell(unique));
    this.#all.set(unique, upstream);
    return upstream;
  }

  async onModuleInit(): Promise<void> {
    await Promise.all([...this.#all.values()].map((upstream) => upstream.start()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#all.values()].map((upstream) => upstream.destroy()));
  }

  get all(): readonly Upstream[] {
    return [...this.#all.values()];
  }

  of(name: UpstreamName): Upstream {
    return this.#all.get(name) as Upstream;
  }

  /** For what the gateway itself wants to know, whatever the guard says. Rejects also when the answer is not a 200. */
  async get(name: UpstreamName, path: string, deadlineMs: number): Promise<Answer> {
    const answer = await this.of(name).ask({ method: 'GET', path, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
    if (answer.statusCode === 200) return answer;
    await answer.body.dump();
    throw new Error(`answered ${answer.statusCode}`);
  }
}
