import { createContextKey, type Context } from '@opentelemetry/api';
import {
  AlwaysOffSampler, AlwaysOnSampler, ParentBasedSampler, SamplingDecision, TraceIdRatioBasedSampler, type Sampler,
} from '@opentelemetry/sdk-trace-base'; // prettier-ignore
import type { TracingSettings } from '../tracing-settings.js';

/** Set on a context whose spans are recorded even when they are not chosen, for `HeldTraces`. */
export const heldKey = createContextKey('saga-shop held');

/** Who is chosen at the beginning, by the standard names; recorded besides is what may turn out to be of interest. */
export function headSampler({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio }: TracingSettings): Sampler {
  const chosen = name.startsWith('parentbased_') ? new ParentBasedSampler({ root: rootOf(name, ratio) }) : rootOf(name, ratio);
  return {
    shouldSample: (context: Context, ...rest) => {
      const result = chosen.shouldSample(context, ...rest);
      const isHeld = result.decision === SamplingDecision.NOT_RECORD && context.getValue(heldKey) === true;
      return isHeld ? { ...result, decision: SamplingDecision.RECORD } : result;
    },
    toString: () => `${chosen.toString()}, held`,
  };
}

function rootOf(name: TracingSettings['OTEL_TRACES_SAMPLER'], ratio: number): Sampler {
  if (name.endsWith('always_on')) return new AlwaysOnSampler();
  return name.endsWith('always_off') ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
}
