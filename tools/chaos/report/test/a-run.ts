import type { ChaosRun, Fault, PlacedOrder } from '../chaos-run.js';

export const anOrder = (atMs: number, tookMs?: number, ending = 'completed'): PlacedOrder => ({
  atMs,
  outcome: 'accepted',
  ...(tookMs !== undefined && { ending, finalAtMs: atMs + tookMs }),
});

export const aFault = (name: string, atMs: number, lastsMs = 0, firstSuccessMs?: number): Fault => ({
  class: name,
  target: 'order-1',
  atMs,
  healedAtMs: atMs + lastsMs,
  ...(firstSuccessMs !== undefined && { recovery: { firstSuccessMs, drainedMs: firstSuccessMs * 2 } }),
});

/** A short run in which everything went well. */
export const aRun = (run: Partial<ChaosRun> = {}): ChaosRun => ({
  surroundings: { at: '2026-01-02T03:04:05.000Z', commit: 'abc1234', machine: '2 × a chip', loadBefore: 0, versions: { node: '24.0.0' } },
  command: 'npm run chaos -- --minutes 1 --seed 7',
  seed: 7,
  mode: 'safety',
  phases: [
    { name: 'warm-up', fromMs: 0, toMs: 10_000 },
    { name: 'faults', fromMs: 10_000, toMs: 50_000 },
    { name: 'heal', fromMs: 50_000, toMs: 52_000 },
    { name: 'quiet', fromMs: 52_000, toMs: 60_000 },
  ],
  orders: [],
  faults: [],
  absorbed: { duplicates: 0, replayed: 0, deadLetters: 0, deadLettersSettled: 0 },
  checks: [],
  historySha256: 'f'.repeat(64),
  historyLength: 0,
  ...run,
});
