/** One request, whatever became of it. */
export interface Asked {
  readonly what: string;
  readonly status: number;
  readonly code?: string;
  readonly tookMs: number;
}

export interface Phase {
  readonly name: string;
  readonly requests: number;
  /** What was answered by something else than a success, or not at all, with how often. */
  readonly failures: Readonly<Record<string, number>>;
  /** Orders placed meanwhile. */
  readonly orders: number;
  /** Milliseconds; without waits for an order to end. */
  readonly p50: number;
  readonly p99: number;
}

const created = 201;

/** What customers see, phase by phase. */
export class Tally {
  readonly phases: Phase[] = [];
  #asked: Asked[] = [];
  #since = 'before';

  add(asked: Asked): void {
    this.#asked.push(asked);
  }

  /** Ends the phase before it. */
  begin(name: string): void {
    if (this.#asked.length > 0) this.phases.push(phaseOf(this.#since, this.#asked));
    this.#since = name;
    this.#asked = [];
  }
}

const isSuccess = ({ status }: Asked): boolean => status >= 200 && status < 300;

function phaseOf(name: string, asked: readonly Asked[]): Phase {
  const failures: Record<string, number> = {};
  for (const { what, status, code } of asked.filter((one) => !isSuccess(one))) {
    const words = `${what}: ${[status || 'no answer', code].filter(Boolean).join(' ')}`;
    failures[words] = (failures[words] ?? 0) + 1;
  }
  const sorted = asked
    .filter((one) => isSuccess(one) && !one.what.includes('wait'))
    .map(({ tookMs }) => tookMs)
    .toSorted((one, other) => one - other);
  const rank = (part: number): number => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
  const orders = asked.filter(({ what, status }) => what === placing && status === created).length;
  return { name, requests: asked.length, failures, orders, p50: rank(0.5), p99: rank(0.99) };
}

export const placing = 'POST /orders';

export const failuresIn = ({ failures }: Phase): number => Object.values(failures).reduce((sum, count) => sum + count, 0);
