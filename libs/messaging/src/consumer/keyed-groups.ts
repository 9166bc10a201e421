/** Groups by key; a group keeps the order of the items, and groups come in key order. */
export function groupByKey<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = Map.groupBy(items, keyOf);
  return [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}
