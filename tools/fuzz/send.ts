import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FuzzRequest } from './arbitraries/requests.js';
import type { Outcome } from './judge.js';

const patienceMs = 20_000;

/** Sends requests as they are, which `fetch` would tidy up or refuse. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly url: string) {}

  /** A shop that is too busy says so and is asked again, as a good client would; one that goes on saying so has a fault. */
  async sendPatiently(request: FuzzRequest, tries = 8): Promise<Outcome> {
    const outcome = await this.send(request);
    const seconds = 'answer' in outcome && outcome.answer.status === 503 ? Number(outcome.answer.headers['retry-after']) : Number.NaN;
    if (tries <= 1 || Number.isNaN(seconds)) return outcome;
    await delay(seconds * 1_000);
    return this.sendPatiently(request, tries - 1);
  }

  send({ method, target, headers, body }: FuzzRequest): Promise<Outcome> {
    const begin = performance.now();
    const { hostname, port } = new URL(this.url);
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
