import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { LocalServer, type Certificate } from '@app/testing';

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
  constructor(certificate?: Certificate) {
    this.#server = new LocalServer((raw, response) => void this.#answer(raw, response), certificate);
  }

  /** Where it already listens it stays. */
  async start(port = 0): Promise<this> {
    await this.#server.start(port);
    return this;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Back to an upstream that answers `{}` and has heard nothing. */
  reset(): void {
    this.received.length = 0;
    this.script = ok;
  }

  get port(): number {
    return this.#server.port;
  }

  get url(): string {
    return this.#server.url;
  }

  async #answer(...[raw, response]: Parameters<RequestListener>): Promise<void> {
    const request = { method: raw.method ?? '', url: raw.url ?? '', headers: raw.headers, body: await buffer(raw) };
    this.received.push(request);
    this.script(request, response, raw);
  }
}
