import type { Fault, PlacedOrder } from '../report/chaos-run.js';

/** Forged messages and lost acknowledgements heal nothing: the shop works on while they happen. */
const nothingToRecoverFrom = /^(lost|webhook|duplicate|poison|parked|impossible|dead-letters|reordered)/;

/** Adds to each fault how soon orders went through again, judged by those that its end found unfinished and those that came after it. */
export function withRecovery(faults: readonly Fault[], orders: readonly PlacedOrder[]): Fault[] {
  const completed = orders.filter(({ ending }) => ending === 'completed').toSorted((one, other) => one.atMs - other.atMs);
  return faults.map((fault) => {
    if (nothingToRecoverFrom.test(fault.class)) return fault;
    const { healedAtMs } = fault;
    const after = completed.filter(({ atMs }) => atMs >= healedAtMs).map(({ finalAtMs = Infinity }) => finalAtMs);
    const waiting = orders.filter(({ atMs, finalAtMs }) => atMs < healedAtMs && (finalAtMs ?? 0) > healedAtMs);
    if (after.length === 0) return fault;
    const drainedMs = Math.max(0, ...waiting.map(({ finalAtMs = 0 }) => finalAtMs - healedAtMs));
    return { ...fault, recovery: { firstSuccessMs: Math.min(...after) - healedAtMs, drainedMs } };
  });
}
