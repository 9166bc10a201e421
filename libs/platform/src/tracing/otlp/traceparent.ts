import type { SpanContext } from '@opentelemetry/api';
import { isSampled, traceIdOf } from '@app/kernel';

export const toTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string => `00-${traceId}-${spanId}-0${traceFlags & 1}`;

/** @param traceparent well-formed: what comes from outside has been looked at */
export const fromTraceparent = (traceparent: string): SpanContext => ({
  traceId: traceIdOf(traceparent),
  spanId: traceparent.slice(36, 52),
  traceFlags: isSampled(traceparent) ? 1 : 0,
  isRemote: true,
});
