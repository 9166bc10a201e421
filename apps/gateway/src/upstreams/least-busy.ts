export interface Choosable {
  readonly outstanding: number;
  readonly isFit: boolean;
}

/**
 * The one with the fewest unanswered requests; of equals the first from `turn` on, so that an idle service is used evenly.
 * Those that are not fit are left out, unless there are no others: then the probes may be wrong, and trying costs nothing.
 */
export function leastBusy<T extends Choosable>(all: readonly T[], turn: number): T | undefined {
  if (all.length < 2) return all[0];
  let best: T | undefined;
  for (let offset = 0; offset < all.length; offset++) {
    const one = all[(turn + offset) % all.length] as T;
    const isBetter = best === undefined || (one.isFit === best.isFit ? one.outstanding < best.outstanding : one.isFit);
    if (isBetter) best = one;
  }
  return best;
}
