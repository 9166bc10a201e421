import { ROOT_CONTEXT, trace, TraceFlags, type Context, type Tracer as OtelTracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ATTR_SERVICE_INSTANCE_ID, ATTR_SERVICE_NAME, ATTR_SERVICE_NAMESPACE } from '@opentelemetry/semantic-conventions';
import { newId, traceIdOf, type RootOptions, type Span } from '@app/kernel';
import { LRUCache } from 'lru-cache';
import type { Tracing, TracingConfig } from '../start-tracing.js';
import { HeldTraces } from './held-traces.js';
import { headSampler, heldKey } from './head-sampler.js';
import { kindOf } from './kinds.js';
import { TellingExporter } from './telling-exporter.js';
import { OtlpSpan } from './otlp-span.js';
import { fromTraceparent } from './traceparent.js';

const flushMs = 3_000;
const toldAtOnce = 1_000;
const toldForMs = 60_000;

/** Spans by OpenTelemetry's SDK, sent in batches to a collector. Whether that is there or not, the work goes on. */
export class OtlpTracer implements Tracing {
  readonly slowAfterMs: number;
  readonly #provider: BasicTracerProvider;
  readonly #tracer: OtelTracer;
  readonly #held: HeldTraces;
  readonly #kept = new LRUCache<string, true>({ max: toldAtOnce, ttl: toldForMs });

  constructor(config: TracingConfig, endpoint: string) {
    this.slowAfterMs = config.TRACE_SLOW_MS;
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
    this.#held = new HeldTraces(new BatchSpanProcessor(new TellingExporter(exporter)), config.TRACE_HELD_SPANS, (traceId) =>
      this.#kept.set(traceId, true),
    );
    const resource = resourceFromAttributes({
      [ATTR_SERVICE_NAME]: config.SERVICE_NAME,
      [ATTR_SERVICE_NAMESPACE]: 'saga-shop',
      [ATTR_SERVICE_INSTANCE_ID]: newId(),
    });
    this.#provider = new BasicTracerProvider({
      resource: defaultResource().merge(resource),
      sampler: headSampler(config),
      spanProcessors: [this.#held],
    });
    this.#tracer = this.#provider.getTracer('saga-shop');
  }

  start(name: string, { parent, isHeld, kind, attributes, startedAt }: RootOptions): Span {
    const options = { kind: kindOf(kind), ...(attributes && { attributes }), ...(startedAt !== undefined && { startTime: startedAt }) };
    const context = parent ? this.#below(parent) : ROOT_CONTEXT;
    return new OtlpSpan(this.#tracer, this.#tracer.startSpan(name, options, isHeld ? context.setValue(heldKey, true) : context));
  }

  settle(traceparent: string, isKept: boolean): void {
    this.#held.settle(traceIdOf(traceparent), isKept);
  }

  exchange(keptElsewhere: readonly string[]): readonly string[] {
    for (const traceId of keptElsewhere) this.#held.settle(traceId, true);
    return [...this.#kept.keys()];
  }

  /** Sends what is left. A collector that does not answer is not waited for. */
  async close(): Promise<void> {
    const timeout = new Promise((resolve) => setTimeout(resolve, flushMs).unref());
    await Promise.race([this.#provider.shutdown().catch(() => undefined), timeout]);
  }

  /** That somebody before us wants the trace kept goes for all that we know of it; that we do goes for all after us. */
  #below(parent: string): Context {
    const context = fromTraceparent(parent);
    if (context.traceFlags & TraceFlags.SAMPLED) this.#held.settle(context.traceId, true);
    else if (this.#held.isKept(context.traceId)) context.traceFlags |= TraceFlags.SAMPLED;
    return trace.setSpanContext(ROOT_CONTEXT, context);
  }
}
