import fc from 'fast-check';
import { readDocument, type DocumentedOperation } from '../doors/documented.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { requestsOf, type FuzzRequest } from './arbitraries/requests.js';
import { faultsOf, type Outcome } from './judge.js';
import { knownThings } from './known-things.js';
import { Sender } from './send.js';

export interface Finding {
  readonly fault: string;
  readonly request: FuzzRequest;
  readonly answer: string;
}

export interface FuzzRun {
  readonly requests: number;
  readonly operations: number;
  readonly tookMs: number;
  readonly slowestMs: number;
  /** How many answers of each status. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** So many at once. */
  readonly atOnce?: number;
}

/** Sends so many requests, spread over all documented operations, and holds each answer against what may be answered. */
export async function fuzz(shop: TemporaryShop, { requests, seed, atOnce = 8 }: FuzzOptions): Promise<FuzzRun> {
  const api = await readDocument(shop.url);
  const known = await knownThings(shop);
  const each = Math.ceil(requests / api.operations.length);
  const planned = api.operations.map((operation) =>
    fc.sample(requestsOf(operation, api, known), { numRuns: each, seed }).map((request) => ({ operation, request })),
  );
  const plan = Array.from({ length: each }, (_, round) => planned.flatMap((ofOne) => ofOne[round] ?? [])).flat();
  const tally = new Tally(plan.length, api.operations.length);
  const sender = new Sender(shop.url);
  try {
    const next = plan.values();
    await Promise.all(Array.from({ length: atOnce }, () => work(next, sender, tally)));
  } finally {
    sender.close();
  }
  return tally.result();
}

interface Planned {
  readonly operation: DocumentedOperation;
  readonly request: FuzzRequest;
}

async function work(plan: Iterator<Planned> & Iterable<Planned>, sender: Sender, tally: Tally): Promise<void> {
  for (const { operation, request } of plan) {
    const outcome = await sender.sendPatiently(request);
    tally.add(operation, request, outcome);
  }
}

class Tally {
  readonly #begin = performance.now();
  readonly #statuses: Record<number, number> = {};
  readonly #findings: Finding[] = [];
  #slowestMs = 0;

  constructor(
    private readonly requests: number,
    private readonly operations: number,
  ) {}

  add(operation: DocumentedOperation, request: FuzzRequest, outcome: Outcome): void {
    const answer = 'answer' in outcome ? outcome.answer : undefined;
    const status = answer?.status ?? 0;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#slowestMs = Math.max(this.#slowestMs, answer?.tookMs ?? 0);
    const hasDeadline = 'x-deadline-ms' in request.headers;
    for (const fault of faultsOf(operation, outcome, { hasDeadline }))
      this.#findings.push({ fault, request, answer: `${status} ${answer?.text ?? ''}` });
  }

  result(): FuzzRun {
    const tookMs = performance.now() - this.#begin;
    const { requests, operations } = this;
    return { requests, operations, tookMs, slowestMs: this.#slowestMs, statuses: this.#statuses, findings: this.#findings };
  }
}
