import { SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { LRUCache } from 'lru-cache';

const verdictsRemembered = 20_000;

/**
 * Sampling at the end: spans of traces that were not chosen at the beginning wait here, in memory, until it is known how the work
 * ended. What failed or was slow is passed on as if it had been chosen; of the rest nothing is ever sent. When too many wait,
 * the oldest are given up.
 */
export class HeldTraces implements SpanProcessor {
  readonly #held = new Map<string, ReadableSpan[]>();
  readonly #verdicts = new LRUCache<string, 'kept' | 'forgotten'>({ max: verdictsRemembered });
  #waiting = 0;

  /** @param onKept hears of a trace that was not chosen at the beginning and is kept all the same */
  constructor(
    private readonly next: SpanProcessor,
    private readonly maxWaiting: number,
    private readonly onKept: (traceId: string) => void = () => undefined,
  ) {}

  /** How many spans wait. */
  get waiting(): number {
    return this.#waiting;
  }

  isKept(traceId: string): boolean {
    return this.#verdicts.get(traceId) === 'kept';
  }

  onStart(): void {
    // Nothing is known of a span before its end.
  }

  onEnd(span: ReadableSpan): void {
    const { traceId, traceFlags } = span.spanContext();
    if (traceFlags & TraceFlags.SAMPLED) return this.next.onEnd(span);
    if (span.status.code === SpanStatusCode.ERROR) this.settle(traceId, true);
    const verdict = this.#verdicts.get(traceId);
    if (verdict === 'kept') this.#pass(span);
    else if (!verdict) this.#hold(traceId, span);
  }

  /** What was kept once stays kept: trouble does not go away because the end was good. */
  settle(traceId: string, isKept: boolean): void {
    if (this.isKept(traceId)) return;
    this.#verdicts.set(traceId, isKept ? 'kept' : 'forgotten');
    const spans = this.#take(traceId);
    if (!isKept) return;
    for (const span of spans) this.#pass(span);
    if (spans.length > 0) this.onKept(traceId);
  }

  forceFlush(): Promise<void> {
    return this.next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }

  #hold(traceId: string, span: ReadableSpan): void {
    const spans = this.#held.get(traceId);
    if (spans) spans.push(span);
    else this.#held.set(traceId, [span]);
    this.#waiting += 1;
    for (const [oldest] of this.#held) {
      if (this.#waiting <= this.maxWaiting) return;
      this.#take(oldest);
    }
  }

  #take(traceId: string): readonly ReadableSpan[] {
    const spans = this.#held.get(traceId) ?? [];
    this.#held.delete(traceId);
    this.#waiting -= spans.length;
    return spans;
  }

  /** What exports spans looks at their flag. */
  #pass(span: ReadableSpan): void {
    span.spanContext().traceFlags |= TraceFlags.SAMPLED;
    this.next.onEnd(span);
  }
}
