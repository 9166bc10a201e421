import { text } from 'node:stream/consumers';
import { LocalServer } from '@app/testing';

/** A gateway as it must never be: it does what is asked with the rights of another, and then says 404. */
export class TwoFacedGateway {
  readonly #server = new LocalServer(async (request, response) => {
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
    return this.#server.start();
  }

  close(): Promise<void> {
    return this.#server.stop();
  }
}
