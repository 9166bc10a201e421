import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { Recent } from './recent.js';

export interface ClientUsage {
  requests: number;
  failed: number;
  seconds: number;
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
  readonly #names = new Set<string>();

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

  /** @param client as it names itself: anybody may claim anything, so only the first few names count */
  add(operation: string, client: unknown, status: number, ms: number): void {
    const isFailed = status >= 500;
    const usage = this.#of(operation);
    usage.recent.add(ms, isFailed);
    const name = this.#nameOf(client);
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

  #nameOf(client: unknown): string {
    if (client === undefined) return 'unnamed';
    if (typeof client !== 'string' || !/^[a-z][a-z0-9-]{0,19}$/.test(client)) return others;
    if (this.#names.size < clientsAtMost) this.#names.add(client);
    return this.#names.has(client) ? client : others;
  }
}

function counting(operations: ReadonlyMap<string, OperationUsage>, figure: keyof ClientUsage) {
  return function (this: Counter<'operation' | 'client'>): void {
    this.reset();
    for (const [operation, { clients }] of operations) for (const [client, sums] of clients) this.inc({ operation, client }, sums[figure]);
  };
}
