import { currentCause, isSampled, traceIdOf } from '@app/kernel';

/** What leads from a figure to one of the things it was counted from. */
export interface Exemplar {
  /** Typed as wide as the library's own type, which wrongly asks for the metric's labels. */
  readonly exemplarLabels?: Record<string, string>;
}

/** The trace of what is being done, if it was chosen to be kept; nothing while tracing is off. */
export function exemplar(traceparent = currentCause()?.traceparent): Exemplar {
  return traceparent && isSampled(traceparent) ? { exemplarLabels: { trace_id: traceIdOf(traceparent) } } : {};
}
