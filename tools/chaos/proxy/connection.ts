import { connect, type Socket } from 'node:net';
import type { Dialect } from './dialects/dialect.js';
import { Flow } from './flow.js';
import type { LinkCondition } from './link-condition.js';
import type { ProxyOptions } from './link-proxy.js';

/** One client, and a connection of its own to the server. */
export class Connection {
  readonly #server: Socket;

  /** @param allowed how many of the next bytes may pass; when it is fewer than asked for, the connection is reset */
  constructor(
    private readonly client: Socket,
    { target, random }: ProxyOptions,
    condition: LinkCondition,
    dialect: Dialect,
    allowed: (bytes: number) => number,
  ) {
    const server = connect({ ...target, allowHalfOpen: true, noDelay: true });
    this.#server = server;
    const reset = () => this.reset();
    new Flow({ direction: 'up', from: client, to: server, read: (bytes) => dialect.up(bytes), allowed, random }, condition, reset);
    new Flow({ direction: 'down', from: server, to: client, read: (bytes) => dialect.down(bytes), allowed, random }, condition, reset);
  }

  reset(): void {
    this.client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }
}
