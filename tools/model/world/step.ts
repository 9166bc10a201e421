import type { Decision } from '@app/kernel';
import type { Violation } from '../../audit/invariants/invariant.js';
import type { World } from './world.js';

export type Party = 'customer' | 'finance' | 'clock' | 'order' | 'catalog' | 'payment' | 'bank';

/** Who tells whom what: a fact, a request, an answer. */
export interface Deed {
  readonly from: Party;
  readonly to: Party;
  readonly what: string;
  /** What is special about it. */
  readonly how?: string;
}

/** One thing that may happen next, in one transaction. */
export interface Step extends Deed {
  /** Must happen sooner or later; anything else may never happen. */
  readonly isDue: boolean;
  readonly world: World;
  readonly wrong?: Violation;
}

type Told = Pick<Decision<unknown, unknown, unknown>, 'outcome' | 'because' | 'facts' | 'commands' | 'state'>;

/** What is wrong with a decision whatever follows from it. Repositories save only what is `applied`, and of the rest the facts that are `noted`. */
export function wrongWith(
  who: Party,
  what: string,
  { outcome, because, facts, commands, state }: Told,
  before: unknown,
): Violation | undefined {
  if (outcome === 'anomaly') return { invariant: 'nothing impossible is heard', what: `${who} heard ${what}: ${because}` };
  const isSaved = outcome === 'applied' || (state === before && commands.length === 0 && (facts.length === 0 || outcome === 'noted'));
  return isSaved
    ? undefined
    : { invariant: 'what is decided is saved', what: `${who} ${outcome} ${what} and would do something all the same` };
}

/** Carries out what throws in production as well: then the transaction rolls back, for ever. */
export function attempt(step: Omit<Step, 'world'> & { readonly before: World }, work: () => Pick<Step, 'world' | 'wrong'>): Step {
  const { before, ...head } = step;
  try {
    return { ...head, ...work() };
  } catch (error) {
    return {
      ...head,
      world: before,
      wrong: { invariant: 'nothing throws', what: `${head.to}, ${head.what}: ${(error as Error).message}` },
    };
  }
}
