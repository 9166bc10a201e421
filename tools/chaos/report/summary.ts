import type { Surroundings } from '../../bench/surroundings.js';
import type { Absorbed, ChaosRun, Phase, PlacedOrder } from './chaos-run.js';
import { spreadOf, type Spread } from './spread.js';

export type Counts = Readonly<Record<string, number>>;

/** What is published of a run. */
export interface ChaosSummary extends Pick<ChaosRun, 'command' | 'seed' | 'mode' | 'historySha256' | 'historyLength'> {
  readonly surroundings: Surroundings;
  readonly phases: readonly Phase[];
  readonly orders: {
    /** Idempotency keys that an order was placed with. */
    readonly attempted: number;
    readonly accepted: number;
    readonly refused: number;
    /** The client never learned whether there is an order. */
    readonly unknown: number;
    /** By how they ended, the most frequent first. */
    readonly endings: Counts;
    readonly unfinished: number;
  };
  readonly faults: { readonly total: number; readonly byClass: Counts };
  readonly absorbed: Absorbed;
  readonly invariants: readonly JudgedInvariant[];
  readonly violations: number;
  /** Since the end of a fault, for each class that is recovered from. */
  readonly recovery: Readonly<Record<string, { readonly firstSuccess: Spread; readonly drained?: Spread }>>;
  /** From being placed to being completed, by whether faults were about when the order was placed. */
  readonly completion: { readonly withoutFaults?: Spread; readonly withFaults?: Spread };
}

export interface JudgedInvariant {
  readonly invariant: string;
  readonly judged: number;
  readonly violations: number;
  /** Where there was none: at most this part is violated, with 95 % confidence (the rule of three). */
  readonly atMost?: number;
}

export function summaryOf(run: ChaosRun): ChaosSummary {
  const { surroundings, command, seed, mode, phases, orders, faults, absorbed, checks, historySha256, historyLength } = run;
  const invariants = checks.map(({ invariant, judged, violations: { length } }) => ({
    invariant,
    judged,
    violations: length,
    ...(length === 0 && judged > 0 && { atMost: 3 / judged }),
  }));
  return {
    surroundings,
    command,
    seed,
    mode,
    phases,
    orders: ordersOf(orders),
    faults: { total: faults.length, byClass: countBy(faults, (fault) => fault.class) },
    absorbed,
    invariants,
    violations: invariants.reduce((sum, { violations }) => sum + violations, 0),
    recovery: recoveryOf(run),
    completion: completionOf(run),
    historySha256,
    historyLength,
  };
}

function ordersOf(orders: readonly PlacedOrder[]): ChaosSummary['orders'] {
  const outcomes = countBy(orders, ({ outcome }) => outcome);
  const ended = orders.filter(({ ending }) => ending !== undefined);
  const { accepted = 0, refused = 0, unknown = 0 } = outcomes;
  return {
    attempted: orders.length,
    accepted,
    refused,
    unknown,
    endings: countBy(ended, ({ ending = '' }) => ending),
    unfinished: orders.filter(({ outcome, ending }) => outcome === 'accepted' && ending === undefined).length,
  };
}

function recoveryOf({ faults }: ChaosRun): ChaosSummary['recovery'] {
  const recovered = faults.flatMap(({ class: name, recovery }) => (recovery ? [{ name, ...recovery }] : []));
  const classes = Map.groupBy(recovered, ({ name }) => name);
  return Object.fromEntries(
    [...classes].flatMap(([name, ofClass]) => {
      const firstSuccess = spreadOf(ofClass.map(({ firstSuccessMs }) => firstSuccessMs));
      const drained = spreadOf(ofClass.flatMap(({ drainedMs }) => (drainedMs === undefined ? [] : [drainedMs])));
      return firstSuccess ? [[name, { firstSuccess, ...(drained && { drained }) }] as const] : [];
    }),
  );
}

function completionOf({ orders, phases }: ChaosRun): ChaosSummary['completion'] {
  const tookIn = (name: Phase['name']): Spread | undefined =>
    spreadOf(
      orders
        .filter(({ ending, atMs }) => ending === 'completed' && phases.some((phase) => phase.name === name && isWithin(phase, atMs)))
        .flatMap(({ atMs, finalAtMs }) => (finalAtMs === undefined ? [] : [finalAtMs - atMs])),
    );
  const [withoutFaults, withFaults] = [tookIn('warm-up'), tookIn('faults')];
  return { ...(withoutFaults && { withoutFaults }), ...(withFaults && { withFaults }) };
}

const isWithin = ({ fromMs, toMs }: Phase, atMs: number): boolean => atMs >= fromMs && atMs < toMs;

/** The most frequent first, then by name. */
export function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Counts {
  const counts = [...Map.groupBy(items, nameOf)].map(([name, group]) => [name, group.length] as const);
  return Object.fromEntries(counts.toSorted(([left, many], [right, few]) => few - many || left.localeCompare(right)));
}
