import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { freePort } from '../../stack/process/free-port.js';
import { Connection } from './connection.js';
import { tcp, type Dialect } from './dialects/dialect.js';
import { http } from './dialects/http.js';
import { kafka } from './dialects/kafka.js';
import { postgres } from './dialects/postgres.js';
import { Faults } from './faults.js';
import { LinkCondition } from './link-condition.js';
import type { Acknowledgement, Condition, LinkProxy, Protocol, ProxyOptions } from './link-proxy.js';

/** The services let a session of their consumer groups last ten seconds. */
const beyondSessionMs = 12_000;

const acknowledgements: Record<Protocol, readonly Acknowledgement[]> = {
  tcp: [],
  postgres: ['commit'],
  kafka: ['produce', 'offset-commit', 'heartbeat'],
  http: ['bank-answer'],
};

/** Listens on 127.0.0.1, and lets everything pass until it is told otherwise. */
export async function startProxy(options: ProxyOptions): Promise<LinkProxy> {
  const proxy = new TcpProxy(options, options.port ?? (await freePort()));
  await proxy.listen();
  return proxy;
}

class TcpProxy implements LinkProxy {
  readonly name: string;
  readonly #faults = new Faults();
  readonly #condition = new LinkCondition(this.#faults);
  readonly #connections = new Set<Connection>();
  readonly #closings: number[] = [];
  readonly #server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#accept(client));

  constructor(
    private readonly options: ProxyOptions,
    readonly port: number,
  ) {
    this.name = options.name;
  }

  async listen(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get counts(): Readonly<Record<string, number>> {
    return this.#faults.counts;
  }

  set(condition: Condition): void {
    this.#condition.set(condition);
    if (condition.kind !== 'refuse' || this.#connections.size === 0) return;
    this.#condition.met();
    this.#resetAll();
  }

  cut(): void {
    if (this.#connections.size > 0) this.#faults.count('cut');
    this.#resetAll();
  }

  closeAfter(bytes: number): void {
    this.#closings.push(bytes);
  }

  lose(what: Acknowledgement, times: number): void {
    const { name, speaks } = this.options;
    if (!acknowledgements[speaks].includes(what)) throw new Error(`${name} speaks ${speaks}, which knows no ${what}`);
    this.#faults.owe(what, times);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#condition.set({ kind: 'pass' });
    this.#resetAll();
    await closed;
  }

  #accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.#condition.present.kind === 'refuse') {
      this.#condition.met();
      client.resetAndDestroy();
      return;
    }
    const connection = new Connection(client, this.options, this.#condition, this.#dialect(), this.#allowance());
    this.#connections.add(connection);
    client.once('close', () => this.#connections.delete(connection));
  }

  /** Every connection may pass as much as it likes, but for one that is to be closed on the way. */
  #allowance(): (bytes: number) => number {
    let left = this.#closings.shift();
    if (left === undefined) return (bytes) => bytes;
    return (bytes) => {
      const room = Math.min(bytes, left ?? 0);
      left = (left ?? 0) - room;
      if (room < bytes) this.#faults.count('close-after');
      return room;
    };
  }

  #dialect(): Dialect {
    const { speaks, random, heartbeatHoldMs = beyondSessionMs } = this.options;
    if (speaks === 'postgres') return postgres(this.#faults);
    if (speaks === 'kafka') return kafka(this.#faults, heartbeatHoldMs);
    return speaks === 'http' ? http(this.#faults, random) : tcp;
  }

  #resetAll(): void {
    for (const connection of this.#connections) connection.reset();
  }
}
