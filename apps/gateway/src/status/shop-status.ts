import { Injectable } from '@nestjs/common';
import { HealthRegistry, Log } from '@app/platform';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { upstreamNames } from '../routes.js';
import type { Instance } from '../upstreams/instance.js';
import { Upstreams } from '../upstreams/upstreams.js';
import { Figures } from './figures.js';

const deadlineMs = 1_500;

export type Condition = 'ok' | 'degraded' | 'unavailable' | 'silent';

export interface InstanceStatus {
  readonly service: string;
  readonly origin: string;
  readonly condition: Condition;
  /** What is missing, by check. */
  readonly faults: Readonly<Record<string, string>>;
  readonly figures: Figures;
}

const Endings = z.object({
  items: z.array(z.object({ orderId: z.string(), ending: z.string(), at: z.string(), tookMs: z.number() })),
});
export type LastEnding = z.output<typeof Endings>['items'][number];

export interface ShopStatus {
  readonly gateway: InstanceStatus;
  readonly instances: readonly InstanceStatus[];
  /** The last one first. */
  readonly endings: readonly LastEnding[];
}

const Health = z.object({ status: z.string(), checks: z.record(z.string(), z.string()).default({}) });

/** Asks every instance of every service how it is: no database, no Prometheus, no broker is needed for that. */
@Injectable()
export class AskShop {
  constructor(
    private readonly upstreams: Upstreams,
    private readonly health: HealthRegistry,
    private readonly registry: Registry,
    private readonly log: Log,
  ) {}

  /** Resolves in time, whoever is silent. @param authorization of the administrator who asks, passed on to the order service */
  async ask(authorization: string): Promise<ShopStatus> {
    const instances = upstreamNames.flatMap((service) => this.upstreams.of(service).instances.map((instance) => ({ service, instance })));
    const orders = this.upstreams.of('order').instances;
    const [gateway, asked, endings] = await Promise.all([
      this.#own(),
      Promise.all(instances.map(({ service, instance }) => statusOf(service, instance))),
      Promise.all(orders.map((instance) => this.#endingsOf(instance, authorization))),
    ]);
    return { gateway, instances: asked, endings: endings.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1)) };
  }

  async #own(): Promise<InstanceStatus> {
    const [{ status, checks }, text] = await Promise.all([this.health.report(), this.registry.metrics()]);
    return { service: 'gateway', origin: 'this one', condition: status, faults: faultsIn(checks), figures: new Figures(text) };
  }

  async #endingsOf(instance: Instance, authorization: string): Promise<readonly LastEnding[]> {
    try {
      const { text } = await instance.read('/internal/last-endings', deadlineMs, { authorization });
      return Endings.parse(JSON.parse(text)).items;
    } catch (error) {
      this.log.warn('last endings cannot be read', { origin: instance.origin, error });
      return [];
    }
  }
}

async function statusOf(service: string, instance: Instance): Promise<InstanceStatus> {
  const { origin } = instance;
  try {
    const [health, metrics] = await Promise.all([instance.read('/health/ready', deadlineMs), instance.read('/metrics', deadlineMs)]);
    const { status, checks } = Health.parse(JSON.parse(health.text));
    const condition: Condition = health.status !== 200 ? 'unavailable' : status === 'degraded' ? 'degraded' : 'ok';
    const faults = faultsIn(checks);
    return { service, origin, condition, faults, figures: new Figures(metrics.text) };
  } catch (error) {
    return { service, origin, condition: 'silent', faults: { answer: (error as Error).message }, figures: new Figures() };
  }
}

const faultsIn = (checks: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(checks).filter(([, result]) => result !== 'ok'));
