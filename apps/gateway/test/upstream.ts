import { createServer as createTlsServer } from 'node:https';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Script = (request: Received, response: ServerResponse, raw: IncomingMessage) => void;

const ok: Script = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}');

/** A service as the gateway sees it: a real server that does what the test says. */
export class Upstream {
  readonly received: Received[] = [];
  script: Script = ok;
  readonly #server;

  /** @param certificate makes it speak HTTPS */
  constructor(private readonly certificate?: { readonly cert: string; readonly key: string }) {
    const listener: RequestListener = (raw, response) => void this.#answer(raw, response);
    this.#server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
  }

  /** Where it already listens it stays. */
  async start(port = 0): Promise<this> {
    if (this.#server.listening) return this;
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Back to an upstream that answers `{}` and has heard nothing. */
  reset(): void {
    this.received.length = 0;
    this.script = ok;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `${this.certificate ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  async #answer(...[raw, response]: Parameters<RequestListener>): Promise<void> {
    const request = { method: raw.method ?? '', url: raw.url ?? '', headers: raw.headers, body: await buffer(raw) };
    this.received.push(request);
    this.script(request, response, raw);
  }
}
