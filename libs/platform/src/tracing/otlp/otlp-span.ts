import { ROOT_CONTEXT, SpanStatusCode, trace, type Context, type Span as OtelSpan, type Tracer as OtelTracer } from '@opentelemetry/api';
import type { Attributes, Span, SpanOptions } from '@app/kernel';
import { kindOf } from './kinds.js';
import { heldKey } from './head-sampler.js';
import { toTraceparent } from './traceparent.js';

/** A span of ours on one of the SDK's. */
export class OtlpSpan implements Span {
  #context?: Context;

  constructor(
    private readonly tracer: OtelTracer,
    private readonly span: OtelSpan,
  ) {}

  get traceparent(): string {
    return toTraceparent(this.span.spanContext());
  }

  /** Of what is not recorded no part is. */
  child(name: string, { kind, attributes, startedAt }: SpanOptions = {}): Span {
    if (!this.span.isRecording() && !this.#context) return this;
    this.#context ??= trace.setSpan(ROOT_CONTEXT, this.span).setValue(heldKey, true);
    const options = { kind: kindOf(kind), ...(attributes && { attributes }), ...(startedAt !== undefined && { startTime: startedAt }) };
    return new OtlpSpan(this.tracer, this.tracer.startSpan(name, options, this.#context));
  }

  set(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  end(error?: unknown): void {
    if (error !== undefined) {
      this.span.setAttribute('error.type', nameOf(error));
      this.span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.span.end();
  }
}

/** A text names the kind already. The words of an error may hold what a person entered; its kind may not. */
function nameOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
