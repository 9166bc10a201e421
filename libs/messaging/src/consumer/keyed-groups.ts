/** Groups by key; a group keeps the order of the items, and groups come in key order. */
export function groupByKey<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = Map.groupBy(items, keyOf);
  return [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

/** Runs all at once and raises the first rejection only when every one has settled: none may go on behind our back. */
export async function settleAll(runs: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(runs);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
