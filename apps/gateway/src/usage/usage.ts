import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { Recent } from './recent.js';

export interface ClientUsage {
  requests: number;
  failed: number;
  seconds: number;
}

/** One request that was answered. */
export interface Use {
  /** As it names itself. */
  readonly client: unknown;
  /** Whose token was verified. */
  readonly caller: string | undefined;
  readonly status: number;
  readonly ms: number;
}

export interface OperationUsage {
  readonly recent: Recent;
  /** Since the start, by the name that a client gives itself. */
  readonly clients: Map<string, ClientUsage>;
}

const clientsAtMost = 20;
const others = 'others';

/** Who uses which operation how much. Counted in plain numbers; the metrics are made of them when they are asked for. */
@Injectable()
export class Usage {
  readonly operations = new Map<string, OperationUsage>();
  readonly #broughtBy = new Map<string, string>();

  constructor(metrics: Registry) {
    const registers = [metrics];
    new Counter({
      name: 'gateway_client_requests_total',
      help: 'Requests by operation and client',
      labelNames: ['operation', 'client'] as const,
      registers,
      collect: counting(this.operations, 'requests'),
    });
    new Counter({
      name: 'gateway_client_failures_total',
      help: 'Requests that were answered with 500 or more, by operation and client',
      labelNames: ['operation', 'client'] as const,
      registers,
      collect: counting(this.operations, 'failed'),
    });
    new Counter({
      name: 'gateway_client_seconds_total',
      help: 'Time that was spent on them; divided by the requests, the mean',
      labelNames: ['operation', 'client'] as const,
      registers,
      collect: counting(this.operations, 'seconds'),
    });
  }

  add(operation: string, { client, caller, status, ms }: Use): void {
    const isFailed = status >= 500;
    const usage = this.#of(operation);
    usage.recent.add(ms, isFailed);
    const name = this.#nameOf(client, caller);
    let sums = usage.clients.get(name);
    if (!sums) usage.clients.set(name, (sums = { requests: 0, failed: 0, seconds: 0 }));
    sums.requests++;
    sums.seconds += ms / 1_000;
    if (isFailed) sums.failed++;
  }

  #of(operation: string): OperationUsage {
    let usage = this.operations.get(operation);
    if (!usage) this.operations.set(operation, (usage = { recent: new Recent(), clients: new Map() }));
    return usage;
  }

  /**
   * Anybody may claim anything: under a name that is known, which makes its figures a hint and no proof, or under a new one, for which
   * there is little room. So a name counts only from a caller on whose token was verified, each caller brings one at most, and it stays
   * until the process ends, because a series of Prometheus cannot change its subject. Twenty accounts can still take all the room.
   */
  #nameOf(client: unknown, caller: string | undefined): string {
    if (client === undefined) return 'unnamed';
    if (typeof client !== 'string' || !/^[a-z][a-z0-9-]{0,19}$/.test(client)) return others;
    if (this.#broughtBy.has(client)) return client;
    if (caller === undefined || this.#broughtBy.size === clientsAtMost || [...this.#broughtBy.values()].includes(caller)) return others;
    this.#broughtBy.set(client, caller);
    return client;
  }
}

function counting(operations: ReadonlyMap<string, OperationUsage>, figure: keyof ClientUsage) {
  return function (this: Counter<'operation' | 'client'>): void {
    this.reset();
    for (const [operation, { clients }] of operations) for (const [client, sums] of clients) this.inc({ operation, client }, sums[figure]);
  };
}
