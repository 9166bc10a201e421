import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { LocalServer, type Certificate } from '@app/testing';

/** What becomes of a call. All but `unavailable` carry it out first. */
export type Manner = 'answers' | 'keeps silent' | 'answers 500' | 'answers nonsense' | 'breaks off' | 'waits' | 'unavailable';

export interface Call {
  readonly path: string;
  readonly key: string;
  readonly body: { paymentToken?: string; amount?: { amount: number; currency: string }; reference?: string };
}

/** A small bank over real HTTP that acts once per key, as banks do, and answers as badly as a test wants. */
export class WaywardBank {
  readonly calls: Call[] = [];
  /** What was carried out, in order: `authorized`, `captured`, … */
  readonly effects: { readonly kind: string; readonly key: string }[] = [];
  /** How the next calls are treated, one after another; after that each is answered. */
  readonly manners: Manner[] = [];
  /** What a look-up finds. */
  readonly found: { readonly id: string; readonly status: string }[] = [];
  /** What is held for more than a minute. */
  readonly open: { readonly id: string; readonly reference: string; readonly endsMeanwhile?: boolean }[] = [];
  declines = false;
  refusesCapture = false;
  refusesRefund = false;
  #answers = new Map<string, object>();
  #waiting: (() => void)[] = [];
  readonly #server;

  /** @param certificate makes it speak HTTPS */
  constructor(certificate?: Certificate) {
    this.#server = new LocalServer((request, response) => void this.#serve(request, response), certificate);
  }

  start(): Promise<string> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Forgets everything: each test has a bank of its own. */
  reset(): void {
    for (const list of [this.calls, this.effects, this.manners, this.found, this.open]) list.length = 0;
    this.declines = this.refusesCapture = this.refusesRefund = false;
    this.letGo();
  }

  /** Answers the calls that wait, and ends those that are never answered. */
  letGo(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  get effectKinds(): string[] {
    return this.effects.map(({ kind }) => kind);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (request.method === 'GET') return void response.end(JSON.stringify(this.#lookUp(path)));
    const call: Call = { path, key: String(request.headers['idempotency-key']), body: JSON.parse((await text(request)) || '{}') };
    this.calls.push(call);
    const manner = this.manners.shift() ?? 'answers';
    if (manner === 'unavailable') return void response.writeHead(503).end();
    const answer = this.#carryOut(call);
    if (manner === 'waits') await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (manner === 'keeps silent') return void this.#waiting.push(() => request.socket.destroy());
    if (manner === 'breaks off') return void request.socket.destroy();
    if (manner === 'answers 500') return void response.writeHead(500, { 'content-type': 'application/problem+json' }).end('{}');
    const body = manner === 'answers nonsense' ? '{"status": "perhaps"' : JSON.stringify(answer);
    response.writeHead(201, { 'content-type': 'application/json' }).end(body);
  }

  #lookUp(path: string): object {
    const [, , id = ''] = path.split('/');
    if (id.startsWith('open')) return { items: id.includes('after') ? [] : this.open };
    const held = this.open.find((hold) => hold.id === id);
    return held ? { id, status: held.endsMeanwhile ? 'captured' : 'authorized' } : { items: this.found };
  }

  #carryOut({ path, key }: Call): object {
    const known = this.#answers.get(key);
    if (known) return known;
    const [, , , verb = 'authorize'] = path.split('/');
    const answer = this.#decide(verb);
    this.#answers.set(key, answer);
    this.effects.push({ kind: String('status' in answer && answer.status), key });
    return answer;
  }

  #decide(verb: string): { status: string; id?: string; reason?: string } {
    if (verb === 'capture') return this.refusesCapture ? { status: 'refused', reason: 'card-refused' } : { status: 'captured' };
    if (verb === 'void') return { status: 'voided' };
    if (verb === 'refunds') return this.refusesRefund ? { status: 'refused', reason: 'card-closed' } : { status: 'refunded' };
    const id = randomUUID();
    return this.declines ? { id, status: 'declined', reason: 'insufficient-funds' } : { id, status: 'authorized' };
  }
}
