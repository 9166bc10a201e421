import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HealthRegistry, Log } from '@app/platform';
import { Valkey } from 'iovalkey';
import { Counter, Registry } from 'prom-client';
import { GatewayConfig } from '../gateway.config.js';
import { limits, type LimitName } from '../routes.js';
import { RouteLimits, type CountedLimit } from './route-limits.js';
import { SharedCounter } from './shared-counter.js';
import { Silence } from './silence.js';
import { WindowCounter } from './window-counter.js';

/** A gateway that waits for its counters is worse than one that counts alone for a while. */
const valkeyMs = 100;

/** Who has sent how much lately: counted in this process, or by all gateways together in Valkey. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  readonly #silence: Silence;
  readonly #valkey: Valkey | undefined;
  readonly #counted = new Map<LimitName, CountedLimit>();
  readonly #refusals: Counter<'limit'>;

  constructor(
    private readonly config: GatewayConfig,
    metrics: Registry,
    health: HealthRegistry,
    log: Log,
  ) {
    this.#refusals = new Counter({
      name: 'gateway_rate_limited_total',
      help: 'Requests that were refused because their sender had sent too many',
      labelNames: ['limit'],
      registers: [metrics],
    });
    this.#silence = new Silence(log);
    if (config.VALKEY_URL) this.#valkey = connect(config.VALKEY_URL, health, this.#silence);
    for (const name of Object.keys(limits) as LimitName[]) {
      this.#counted.set(name, this.#countedLimit(name));
      this.#refusals.inc({ limit: name }, 0);
    }
  }

  /** What a row of the table asks for, ready to be asked with each request. */
  of(names: readonly LimitName[]): RouteLimits {
    const counted = names.map((name) => this.#counted.get(name) as CountedLimit);
    return new RouteLimits(counted, (limit) => this.#refusals.inc({ limit }));
  }

  onApplicationShutdown(): void {
    this.#valkey?.disconnect();
  }

  #countedLimit(name: LimitName): CountedLimit {
    const requests = Math.ceil(limits[name].requests * this.config.rateLimitFactor);
    const limit = { ...limits[name], name, requests };
    if (this.#valkey) {
      const shared = new SharedCounter(this.#valkey, this.#silence, limit);
      return { ...limit, count: (key) => shared.count(key) };
    }
    const counter = new WindowCounter(limit.seconds * 1_000);
    return { ...limit, count: (key) => counter.count(key) };
  }
}

/** Without it each gateway counts for itself, which is noticed and forgiven. */
function connect(url: string, health: HealthRegistry, silence: Silence): Valkey {
  const valkey = new Valkey(url.replace(/^valkey/, 'redis'), {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: valkeyMs,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  valkey.on('error', (error: Error) => silence.begin(error));
  valkey.on('ready', () => silence.end());
  health.add('valkey', { critical: false, check: async () => void (await valkey.ping()) });
  return valkey;
}
