/** One after the other, and then again from the beginning. */
export function inTurn<T>(all: readonly T[]): () => T | undefined {
  let turn = 0;
  return () => all[turn++ % all.length];
}
