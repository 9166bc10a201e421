import fc from 'fast-check';
import { doorsOf, readParts, type Door } from '../doors/parts.js';
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
 * Sends so many requests, spread over all documented operations, each at its own door, and holds each answer against what may be
 * answered. Each operation begins with a valid one, as long as everything is there that it needs.
 */
export async function fuzz(shop: TemporaryShop, { requests, seed, atOnce = 8 }: FuzzOptions): Promise<FuzzRun> {
  const parts = await readParts(shop);
  const each = Math.ceil(requests / doorsOf(parts).length);
  const known = await knownThings(shop, supplyFor(each));
  const planned = parts.flatMap((part) =>
    doorsOf([part]).map((door) => {
      const { valid, any } = requestsOf(door, part, known);
      const drawn = [...fc.sample(valid, { numRuns: 1, seed }), ...fc.sample(any, { numRuns: each - 1, seed })];
      return drawn.map((request) => ({ door, request }));
    }),
  );
  const plan = Array.from({ length: each }, (_, round) => planned.flatMap((ofOne) => ofOne[round] ?? [])).flat();
  const tally = new Tally(parts);
  const sender = new Sender(known.signed);
  try {
    const next = plan.values();
    await Promise.all(Array.from({ length: atOnce }, () => work(next, sender, tally)));
  } finally {
    sender.close();
  }
  return tally.result();
}

interface Planned {
  readonly door: Door;
  readonly request: FuzzRequest;
}

async function work(plan: Iterator<Planned> & Iterable<Planned>, sender: Sender, tally: Tally): Promise<void> {
  for (const { door, request } of plan) tally.add(door, request, await sender.sendPatiently(door, request));
}
