import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { pipeline } from 'node:stream/promises';
import type { ClientOperation } from '../../audit/evidence.js';

export type OperationKind = 'place' | 'cancel' | 'read';

/** What a customer saw of one request: the request itself (`invoke`) and what came of it. `unknown` may have happened or not. */
export interface ClientEntry {
  /** RFC 3339 */
  readonly at: string;
  /** Of this request; its outcome has the same. */
  readonly request: number;
  readonly what: 'invoke' | 'ok' | 'fail' | 'unknown';
  readonly customer: string;
  readonly kind: OperationKind;
  /** Absent for reads. */
  readonly key?: string;
  readonly status?: number;
  readonly code?: string;
  readonly orderId?: string;
  readonly orderStatus?: string;
  /** SHA-256 of the answer's bytes. */
  readonly body?: string;
}

/** Every request of every customer, written down before it is sent and when its outcome is known. */
export class ClientLog {
  readonly #out: WriteStream;
  #requests = 0;

  constructor(readonly file: string) {
    this.#out = createWriteStream(file);
  }

  /** @returns the number of the request */
  invoke(entry: Omit<ClientEntry, 'at' | 'request' | 'what'>): number {
    this.#requests += 1;
    this.#write({ request: this.#requests, what: 'invoke', ...entry });
    return this.#requests;
  }

  outcome(entry: Omit<ClientEntry, 'at'>): void {
    this.#write(entry);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#out.end(resolve));
  }

  #write(entry: Omit<ClientEntry, 'at'>): void {
    this.#out.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  }
}

/** Each request with its outcome; one whose outcome nobody has seen is unknown. */
export async function readClientLog(file: string): Promise<ClientOperation[]> {
  const open = new Map<number, ClientEntry>();
  const operations: ClientOperation[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const entry = JSON.parse(line) as ClientEntry;
    const begun = open.get(entry.request);
    if (entry.what === 'invoke') open.set(entry.request, entry);
    else if (begun && open.delete(entry.request)) operations.push(operationOf(begun, entry));
  }
  return [...operations, ...[...open.values()].map((begun) => operationOf(begun))];
}

function operationOf(begun: ClientEntry, ended: Partial<ClientEntry> = {}): ClientOperation {
  const { request: _, what = 'unknown', at: endedAt = begun.at, code, body, ...seen } = { ...begun, ...ended };
  return {
    ...seen,
    at: Date.parse(begun.at),
    endedAt: Date.parse(endedAt),
    outcome: ended.what === undefined || what === 'invoke' ? 'unknown' : what,
    ...(code && { problem: code }),
    ...(body && { bodyHash: body }),
  };
}

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
