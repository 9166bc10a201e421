import type { Patience, Route } from '../route.js';

export interface Deadlines {
  /** Milliseconds until the header fields of the answer; 0 = any. */
  readonly headersTimeout: number;
  /** Milliseconds between two pieces of the body; 0 = any. */
  readonly bodyTimeout: number;
}

const usual: Deadlines = { headersTimeout: 5_000, bodyTimeout: 8_000 };
const longestWaitSeconds = 30;

/** What the gateway grants the upstream. A `wait` that the order service will refuse gets no more time than any other request. */
export function deadlinesOf(patience: Patience, wait: unknown): Deadlines {
  if (patience === 'stream') return { headersTimeout: usual.headersTimeout, bodyTimeout: 0 };
  if (patience === 'usual' || typeof wait !== 'string' || !/^\d{1,2}$/.test(wait)) return usual;
  const seconds = Math.min(Number(wait), longestWaitSeconds);
  return { ...usual, headersTimeout: seconds * 1_000 + usual.headersTimeout };
}

/** Whether this request may keep its connection for long. */
export const takesLong = (patience: Patience, wait: unknown): boolean =>
  patience === 'stream' || (patience === 'wait' && wait !== undefined);

/**
 * Seconds after which the platform gives up on the handler. A cached read waits for nothing but the service, whose own deadlines hold,
 * and most often for nothing at all: a timer for each would be a large part of its cost.
 */
export function handlerSecondsOf({ patience, cache }: Pick<Route, 'patience' | 'cache'>): number | undefined {
  if (patience === 'stream' || cache) return Infinity;
  return patience === 'wait' ? longestWaitSeconds + 10 : undefined;
}
