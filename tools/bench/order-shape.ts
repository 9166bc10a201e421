/** The same in the shop and in the floor: an order has this many lines, one piece each. */
export const linesPerOrder = 2;

/** Neighbours from somewhere in the list, so that each product is as wanted as any other. */
export function someOf(skus: readonly string[]): string[] {
  const first = Math.floor(Math.random() * skus.length);
  return Array.from({ length: linesPerOrder }, (_, index) => skus[(first + index) % skus.length] ?? '');
}
