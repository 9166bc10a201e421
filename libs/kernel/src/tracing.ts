import { AsyncLocalStorage } from 'node:async_hooks';
import { currentCause } from './cause.js';

/** What a span says of itself. Never what a person entered, never a token. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  /** Who waits for whom: `server` and `client` over HTTP or SQL, `producer` and `consumer` over the broker. */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: Attributes;
  /** When it began, if not now: milliseconds of `performance.now()`. */
  readonly startedAt?: number;
}

/** A piece of work that takes time and belongs to a trace. */
export interface Span {
  /** W3C trace context: what is sent along, so that others continue below this span. */
  readonly traceparent: string;
  child(name: string, options?: SpanOptions): Span;
  set(attributes: Attributes): void;
  /** @param error why it failed: only its kind is told, not its words */
  end(error?: unknown): void;
}

export interface RootOptions extends SpanOptions {
  /** W3C trace context of what caused it; without one a trace begins. */
  readonly parent?: string | undefined;
  /** Looked at once more when it is known how it all ended; if not, the die is cast at the beginning. */
  readonly isHeld?: boolean;
}

/** Where spans go. */
export interface Tracer {
  /** What takes longer from the first fact to the last is slow. */
  readonly slowAfterMs: number;
  start(name: string, options: RootOptions): Span;
  /** It is known how the work of this trace ended: everything of it is kept, or forgotten. */
  settle(traceparent: string, isKept: boolean): void;
  /** Hears of traces that others keep. @returns ids of those that were kept here within the last minute */
  exchange(keptElsewhere: readonly string[]): readonly string[];
}

const tracers = new AsyncLocalStorage<Tracer>();

/** Everything started inside `work` is traced there; there may be several services in a process. */
export const traceInto = <T>(tracer: Tracer | undefined, work: () => T): T => (tracer ? tracers.run(tracer, work) : work());

/** Nothing where nothing is traced. */
export const currentTracer = (): Tracer | undefined => tracers.getStore();

/** Begins a span below what is being handled; nothing where nothing is traced, or nothing is handled. */
export function beginSpan(name: string, options: SpanOptions = {}): Span | undefined {
  const cause = currentCause();
  if (cause?.span) return cause.span.child(name, options);
  return cause?.traceparent ? currentTracer()?.start(name, { ...options, parent: cause.traceparent, isHeld: true }) : undefined;
}

/** Whatever becomes of the present trace elsewhere, it is of interest. */
export function keepTrace(): void {
  const { traceparent } = currentCause() ?? {};
  if (traceparent) currentTracer()?.settle(traceparent, true);
}

/** The trace's id, for people: 32 hex digits. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

export const isSampled = (traceparent: string): boolean => (Number.parseInt(traceparent.slice(53), 16) & 1) === 1;

/** The same context, with everybody told to keep the trace. */
export const sampled = (traceparent: string): string => `${traceparent.slice(0, 53)}01`;
