import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Spreads connections over the instances of a service, in turn, and passes over one that refuses. */
export class Balancer {
  readonly #server: Server;
  #turn = 0;

  private constructor(private readonly ports: readonly number[]) {
    this.#server = createServer({ noDelay: true, pauseOnConnect: true }, (client) =>
      this.#connect(client, this.#turn++, this.ports.length),
    );
  }

  static async start(ports: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(ports);
    await new Promise<void>((resolve) => balancer.#server.listen(0, '127.0.0.1', resolve));
    balancer.#server.unref();
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #connect(client: Socket, turn: number, left: number): void {
    const server = connect({ port: this.ports[turn % this.ports.length] ?? 0, host: '127.0.0.1', noDelay: true });
    let isOpen = false;
    server.once('connect', () => {
      isOpen = true;
      client.pipe(server).pipe(client);
    });
    server.once('error', () => (isOpen || left <= 1 ? client.destroy() : this.#connect(client, turn + 1, left - 1)));
    server.once('close', () => isOpen && client.destroy());
    client.once('close', () => server.destroy());
    client.on('error', () => undefined); // 'close' follows
  }
}
