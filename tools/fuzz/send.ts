import { Agent, request as httpRequest } from 'node:http';
import type { Door } from '../doors/parts.js';
import type { FuzzRequest, KnownThings } from './arbitraries/requests.js';
import type { Outcome } from './judge.js';
import { patiently, type Patient } from './patience.js';

const patienceMs = 20_000;

/** Sends requests as they are, which `fetch` would tidy up or refuse. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  /** @param signed what is sent at last: some signatures are good for a moment only */
  constructor(private readonly signed: KnownThings['signed']) {}

  sendPatiently(door: Door, request: FuzzRequest): Promise<Patient> {
    return patiently(() => this.#send(door.url, this.signed(door, request)));
  }

  #send(url: string, { method, target, headers, body }: FuzzRequest): Promise<Outcome> {
    const begin = performance.now();
    const { hostname, port } = new URL(url);
    return new Promise((resolve) => {
      const silence = (error: Error): void => resolve({ silence: error.message });
      const options = { hostname, port, method, path: target, agent: this.#agent, headers: asLatin1(headers, body) };
      const request = httpRequest(options, (response) => {
        const answered = (text: string): void =>
          resolve({ answer: { status: response.statusCode ?? 0, headers: response.headers, text, tookMs: performance.now() - begin } });
        if (String(response.headers['content-type']).startsWith('text/event-stream')) {
          answered('');
          response.destroy();
          return;
        }
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('end', () => answered(text)).once('error', silence);
      });
      request.setTimeout(patienceMs, () => request.destroy(new Error(`nothing within ${patienceMs} ms`)));
      request.once('error', silence);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const asLatin1 = (headers: Readonly<Record<string, string>>, body: Buffer | undefined): Record<string, string | number> => ({
  ...headers,
  ...(body && { 'content-length': body.length }),
});
