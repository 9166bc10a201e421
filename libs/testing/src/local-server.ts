import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './authority.js';

/** A web server of the test's own, on this machine and a free port; over TLS when it has a certificate. */
export class LocalServer {
  readonly #server;

  constructor(
    answer: RequestListener,
    private readonly certificate?: Certificate,
  ) {
    this.#server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  }

  /**
   * Where it already listens it stays.
   * @returns its address, without a slash at the end
   */
  async start(port = 0): Promise<string> {
    if (!this.#server.listening) await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this.url;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.certificate ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  /** Whoever waits for an answer gets none. */
  hangUp(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.hangUp();
    await closed;
  }
}
