import { endings } from '@app/contracts';
import type { Tx } from '@app/database';
import { currentTracer, isSampled, sampled, timeOfId } from '@app/kernel';

/**
 * The trace context that a fact carries. With the last fact of an order it is known whether its trace is of interest: it failed,
 * or it took long. Then the fact says so, by the standard flag, to all who hear it.
 */
export function traceOfFact(type: string, key: string, traceparent: string | undefined): string | undefined {
  const tracer = currentTracer();
  const ending = endings.get(type);
  if (!traceparent || !tracer || !ending) return traceparent;
  return ending === 'bad' || Date.now() - (timeOfId(key) ?? Infinity) > tracer.slowAfterMs ? sampled(traceparent) : traceparent;
}

/** Told or heard: what is remembered of the order's trace is now sent, or forgotten. */
export function settleTrace(type: string | undefined, traceparent: string | undefined): void {
  if (traceparent && type && endings.has(type)) currentTracer()?.settle(traceparent, isSampled(traceparent));
}

export function settleWhenCommitted(tx: Tx, type: string, traceparent: string | undefined): void {
  if (currentTracer() && endings.has(type)) tx.afterCommit(() => settleTrace(type, traceparent));
}
