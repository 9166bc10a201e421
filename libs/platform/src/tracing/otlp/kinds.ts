import { SpanKind } from '@opentelemetry/api';
import type { SpanOptions } from '@app/kernel';

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

export const kindOf = (kind: SpanOptions['kind'] = 'internal'): SpanKind => kinds[kind];
