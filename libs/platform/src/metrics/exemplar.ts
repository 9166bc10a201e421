import { trace, TraceFlags } from '@opentelemetry/api';

/** What leads from a figure to one of the things it was counted from. */
export interface Exemplar {
  /** Typed as wide as the library's own type, which wrongly asks for the metric's labels. */
  readonly exemplarLabels?: Record<string, string>;
}

/** The trace of what is being done, if it is kept; nothing while tracing is off. */
export function exemplar(): Exemplar {
  const context = trace.getActiveSpan()?.spanContext();
  return context && context.traceFlags & TraceFlags.SAMPLED ? { exemplarLabels: { trace_id: context.traceId } } : {};
}
