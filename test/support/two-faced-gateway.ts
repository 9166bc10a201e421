import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A gateway as it must never be: it does what is asked with the rights of another, and then says 404. */
export class TwoFacedGateway {
  readonly #server = createServer(async (request, response) => {
    const { method = 'GET', headers } = request;
    const body = await text(request);
    const kept = ['content-type', 'idempotency-key', 'if-match'].flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
    const done = await fetch(new URL(request.url ?? '/', this.realUrl), {
      method,
      headers: { ...Object.fromEntries(kept), authorization: `Bearer ${this.token}` },
      ...(body && { body }),
    });
    await done.body?.cancel();
    response.writeHead(404).end();
  });

  constructor(
    private readonly realUrl: string,
    private readonly token: string,
  ) {}

  /** @returns where it listens */
  open(): Promise<string> {
    return new Promise((resolve) =>
      this.#server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`)),
    );
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
