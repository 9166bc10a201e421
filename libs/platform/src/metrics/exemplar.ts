import { currentCause, isSampled, traceIdOf } from '@app/kernel';

/** What leads from a figure to one of the things it was counted from. */
export interface Exemplar {
  /** Typed as wide as the library's own type, which wrongly asks for the metric's labels. */
  readonly exemplarLabels?: Record<string, string>;
}

const none: Exemplar = {};

/** @param traceparent of what was measured; only a trace that is kept from its beginning on is worth following */
export function exemplar(traceparent = currentCause()?.traceparent): Exemplar {
  return traceparent && isSampled(traceparent) ? { exemplarLabels: { trace_id: traceIdOf(traceparent) } } : none;
}
