import type { Tracer } from '@app/kernel';
import type { TracingSettings } from './tracing-settings.js';

export type TracingConfig = TracingSettings & { readonly SERVICE_NAME: string };

/** A tracer that somebody must end. */
export interface Tracing extends Tracer {
  /** Sends what is left, and lets go. */
  close(): Promise<void>;
}

/** Nothing of OpenTelemetry is loaded unless there is somewhere to send traces to. */
export async function startTracing(config: TracingConfig): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config;
  if (!endpoint) return undefined;
  const { OtlpTracer } = await import('./otlp/otlp-tracer.js');
  return new OtlpTracer(config, endpoint);
}
