import fc from 'fast-check';
import { readDocument, type DocumentedOperation } from '../doors/documented.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { requestsOf, type FuzzRequest } from './arbitraries/requests.js';
import { knownThings } from './known-things.js';
import { Sender } from './send.js';
import { Tally, type FuzzRun } from './tally.js';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** So many at once. */
  readonly atOnce?: number;
}

/** Of what a request uses up: enough that some of a run's later requests still find it. */
const supplyFor = (requestsEach: number): number => Math.max(8, Math.ceil(requestsEach / 10));

/**
 * Sends so many requests, spread over all documented operations, and holds each answer against what may be answered. Each operation
 * begins with a valid one, as long as everything is there that it needs.
 */
export async function fuzz(shop: TemporaryShop, { requests, seed, atOnce = 8 }: FuzzOptions): Promise<FuzzRun> {
  const api = await readDocument(shop.url);
  const each = Math.ceil(requests / api.operations.length);
  const known = await knownThings(shop, supplyFor(each));
  const planned = api.operations.map((operation) => {
    const { valid, any } = requestsOf(operation, api, known);
    const drawn = [...fc.sample(valid, { numRuns: 1, seed }), ...fc.sample(any, { numRuns: each - 1, seed })];
    return drawn.map((request) => ({ operation, request }));
  });
  const plan = Array.from({ length: each }, (_, round) => planned.flatMap((ofOne) => ofOne[round] ?? [])).flat();
  const tally = new Tally(api);
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
  for (const { operation, request } of plan) tally.add(operation, request, await sender.sendPatiently(request));
}
