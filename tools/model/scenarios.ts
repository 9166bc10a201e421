/** What may happen around one order; several orders want the same product. */
export interface Surroundings {
  readonly cards: readonly string[];
  /** How often finance may ask for money back. */
  readonly refunds: number;
  /** The bank may turn down a refund that its own rules would grant. */
  readonly bankMayRefuseRefunds: boolean;
  /** The product may be taken off the shelves at any moment. */
  readonly mayBeDelisted: boolean;
}

export interface Scenario {
  readonly name: string;
  /** Each wants one unit. */
  readonly orders: number;
  readonly units: number;
  readonly surroundings: Surroundings;
  /** Situations of one order that nobody could ever tell apart count as one; else each is looked at by itself. */
  readonly isReduced: boolean;
}

const everything: Surroundings = {
  cards: ['tok_ok', 'tok_declined', 'tok_capture_fails'],
  refunds: 2,
  bankMayRefuseRefunds: true,
  mayBeDelisted: true,
};

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

/** The least that shows every planted fault. */
export const plain: Surroundings = {
  cards: ['tok_ok', 'tok_capture_fails'],
  refunds: 0,
  bankMayRefuseRefunds: false,
  mayBeDelisted: false,
};

/** Several orders want a product of which there is too little. */
export const contention = (orders: number, units: number, isReduced = true): Scenario => ({
  name: `${counts[orders]} orders for ${counts[units]} unit${units === 1 ? '' : 's'}${isReduced ? ', reduced' : ''}`,
  orders,
  units,
  surroundings: isReduced ? everything : { ...everything, refunds: 0 },
  isReduced,
});

export const scenarios: readonly Scenario[] = [
  { name: 'one order, everything', orders: 1, units: 1, surroundings: everything, isReduced: false },
  contention(2, 1, false),
  contention(2, 1),
  contention(3, 1),
  contention(3, 2),
  contention(4, 2),
];
