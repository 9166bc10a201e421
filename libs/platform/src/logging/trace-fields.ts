import { currentCause, traceIdOf } from '@app/kernel';
import { currentRequest } from '../context/request-context.js';

/** What every line says of why it was written, as far as there is a reason: enough to find all the others. */
export function traceFields(): Record<string, string> {
  const cause = currentCause();
  const request = currentRequest();
  return {
    ...(request && { requestId: request.requestId }),
    ...(cause && cause.id !== request?.requestId && { causationId: cause.id }),
    ...(cause?.correlationId && { correlationId: cause.correlationId }),
    ...(cause?.traceparent && { traceId: traceIdOf(cause.traceparent) }),
  };
}
