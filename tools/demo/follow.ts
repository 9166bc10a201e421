import { setTimeout as delay } from 'node:timers/promises';
import { ShopProblem, type TimelineEntry } from '@app/client';
import type { Visitor } from '../shop/visitor.js';

const BETWEEN_STREAMS_MS = 500;

/**
 * The timeline of an order as it happens, until all the wanted facts were told or the time is over. A stream that breaks off, or
 * ends before a late answer of the bank, is taken up where it ended.
 */
export async function* follow(
  customer: Visitor,
  orderId: string,
  wanted: readonly string[],
  withinMs: number,
): AsyncGenerator<TimelineEntry> {
  const over = AbortSignal.timeout(withinMs);
  const missing = new Set(wanted);
  let seen = 0;
  while (missing.size > 0 && !over.aborted) {
    try {
      for await (const { seq, entry } of customer.timeline(orderId, seen, over)) {
        seen = seq;
        missing.delete(entry.fact);
        yield entry;
        if (missing.size === 0) return;
      }
    } catch (error) {
      if (error instanceof ShopProblem && error.status < 500) throw error;
    }
    await delay(BETWEEN_STREAMS_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
