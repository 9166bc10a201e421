import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import type { Random } from '../random.js';

const share = { twice: 0.1, late: 0.15 };
const longestDelayMs = 2_000;

/** Between the bank and the payment service: some webhooks arrive twice, some late and so behind those that were sent after them. */
export class WebhookPost {
  readonly #server: Server;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly counts = { 'webhook-twice': 0, 'webhook-late': 0 };
  isUnruly = false;
  #turn = 0;

  private constructor(
    private readonly targets: readonly string[],
    private readonly random: Random,
  ) {
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        void this.#deliver(incoming.headers, body).then((status) => outgoing.writeHead(status).end());
      });
    });
  }

  static async open(targets: readonly string[], random: Random): Promise<WebhookPost> {
    const post = new WebhookPost(targets, random);
    await new Promise<void>((resolve) => post.#server.listen(0, '127.0.0.1', resolve));
    return post;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhooks/bank`;
  }

  close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #deliver(headers: IncomingHttpHeaders, body: Buffer): Promise<number> {
    if (this.isUnruly && this.random.chance(share.twice)) this.#later('webhook-twice', headers, body);
    if (!this.isUnruly || !this.random.chance(share.late)) return this.#send(headers, body);
    this.#later('webhook-late', headers, body);
    return 202;
  }

  #later(fault: keyof WebhookPost['counts'], headers: IncomingHttpHeaders, body: Buffer): void {
    this.counts[fault] += 1;
    const timer = setTimeout(() => void this.#send(headers, body), this.random.between(100, longestDelayMs));
    this.#timers.add(timer);
  }

  async #send({ host: _, 'content-length': __, connection: ___, ...headers }: IncomingHttpHeaders, body: Buffer): Promise<number> {
    const target = this.targets[this.#turn++ % this.targets.length] ?? '';
    try {
      const answer = await request(target, { method: 'POST', headers, body, signal: AbortSignal.timeout(3_000) });
      await answer.body.dump();
      return answer.statusCode;
    } catch {
      return 503;
    }
  }
}
