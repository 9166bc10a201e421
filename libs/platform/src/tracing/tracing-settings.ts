import { z } from 'zod';
import { count, milliseconds } from '../config/variables.js';

const samplers = ['always_on', 'always_off', 'traceidratio', 'parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const; // prettier-ignore

/** Traces: off unless somebody is there to receive them. The names are OpenTelemetry's, where it has one. */
export const tracingSettings = {
  /** Where an OpenTelemetry collector takes OTLP over HTTP: `http://127.0.0.1:4318`. Not set, nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_TRACES_SAMPLER: z.enum(samplers).default('parentbased_traceidratio'),
  /** The part of all traces that is chosen at the beginning. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.1),
  /** An order that takes longer is slow, and its trace is kept. */
  TRACE_SLOW_MS: milliseconds(2_000),
  /** How many spans wait at most for it to be known how their work ended. */
  TRACE_HELD_SPANS: count(10_000),
};

export type TracingSettings = { readonly [Name in keyof typeof tracingSettings]: z.output<(typeof tracingSettings)[Name]> };
