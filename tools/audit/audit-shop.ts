import { audit, auditLive, invariants } from './audit.js';
import { emptyBooks, type Books } from './books.js';
import type { PostgresLog } from './evidence.js';
import { logInvariants } from './invariants/evidence/postgres-logs.js';
import type { Invariant, Violation } from './invariants/invariant.js';
import type { OpenDatabases } from './open-databases.js';
import { readParts } from './read-books.js';

export interface Checked extends Pick<Invariant, 'name' | 'holds' | 'remedy'> {
  readonly violations: number;
  /** The first few of them. */
  readonly examples: readonly Violation[];
}

export interface AuditResult {
  readonly mode: 'at rest' | 'live';
  /** RFC 3339 */
  readonly at: string;
  readonly tookMs: number;
  readonly counts: Counts;
  readonly checked: readonly Checked[];
}

export interface AuditRun {
  /** Orders are on their way; after so long without news they have come to rest. Absent: all have. */
  readonly liveMarginMs?: number;
  readonly postgresLogs?: readonly PostgresLog[];
  readonly partSize?: number;
}

const examplesOfEach = 10;

/** Audits a shop of any size, part after part; what is kept of it are counts and a few examples. */
export async function auditShop(databases: OpenDatabases, { liveMarginMs, postgresLogs, partSize }: AuditRun = {}): Promise<AuditResult> {
  const begin = performance.now();
  const at = new Date().toISOString();
  const tally = new Tally([...invariants, ...(postgresLogs ? logInvariants : [])]);
  await databases.inSnapshots(async (snapshots) => {
    for await (const books of readParts(snapshots, { isBusy: liveMarginMs !== undefined, ...(partSize && { partSize }) })) {
      tally.add(books, liveMarginMs === undefined ? audit(books) : auditLive(books, liveMarginMs));
    }
  });
  if (postgresLogs) tally.add(emptyBooks, audit(emptyBooks, { postgresLogs }));
  const tookMs = Math.round(performance.now() - begin);
  return { mode: liveMarginMs === undefined ? 'at rest' : 'live', at, tookMs, counts: tally.counts, checked: tally.checked };
}

const aggregates = ({ spines }: Books, type: string): number =>
  spines.reduce((sum, spine) => sum + spine.aggregates.filter(({ aggregate }) => aggregate.startsWith(`${type} `)).length, 0);

const countOf = {
  orders: ({ orders }) => orders.length,
  reservations: ({ reservations }) => reservations.length,
  payments: ({ payments }) => payments.length,
  holds: ({ holds }) => holds.length,
  facts: ({ spines }) => spines.reduce((sum, { facts }) => sum + facts.length, 0),
  products: (books) => aggregates(books, 'product'),
  accounts: (books) => aggregates(books, 'user'),
} as const satisfies Record<string, (books: Books) => number>;

type Counted = keyof typeof countOf;
export type Counts = Readonly<Record<Counted, number>>;
const counted = Object.keys(countOf) as Counted[];

class Tally {
  readonly #counts = Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>;
  readonly #found: Map<string, { violations: number; examples: Violation[] }>;

  constructor(private readonly asked: readonly Invariant[]) {
    this.#found = new Map(asked.map(({ name }) => [name, { violations: 0, examples: [] }]));
  }

  add(books: Books, violations: readonly Violation[]): void {
    for (const name of counted) this.#counts[name] += countOf[name](books);
    for (const violation of violations) {
      const found = this.#found.get(violation.invariant);
      if (!found) continue;
      found.violations += 1;
      if (found.examples.length < examplesOfEach) found.examples.push(violation);
    }
  }

  get counts(): Counts {
    return this.#counts;
  }

  get checked(): Checked[] {
    return this.asked.map(({ name, holds, remedy }) => ({ name, holds, remedy, violations: 0, examples: [], ...this.#found.get(name) }));
  }
}
