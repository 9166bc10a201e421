import { currentCause, traceIdOf } from '@app/kernel';

/** What every line says of why it was written, as far as there is a reason: enough to find all the others. */
export function traceFields(): Record<string, string> {
  const cause = currentCause();
  if (!cause) return {};
  return {
    [cause.isRequest ? 'requestId' : 'causationId']: cause.id,
    ...(cause.correlationId && { correlationId: cause.correlationId }),
    ...(cause.traceparent && { traceId: traceIdOf(cause.traceparent) }),
  };
}
