import { currentTracer } from '@app/kernel';
import type { OutboxRow } from '../outbox/outbox-row.js';

/** A span for each fact, from when it leaves for the broker to when the broker has it, below what stated it. */
export async function traceSends(rows: readonly OutboxRow[], send: () => Promise<void>): Promise<void> {
  const tracer = currentTracer();
  if (!tracer) return send();
  const spans = rows.flatMap(({ topic, headers }) => {
    const parent = headers['traceparent'];
    if (!parent) return [];
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'send',
      'messaging.destination.name': topic,
      'messaging.message.id': headers['ce_id'] ?? '',
      'shop.correlation.id': headers['correlation-id'] ?? '',
      'shop.outbox.waited_ms': Date.now() - Date.parse(headers['ce_time'] ?? ''),
    };
    return [tracer.start(`send ${headers['ce_type']}`, { parent, isHeld: true, kind: 'producer', attributes })];
  });
  try {
    await send();
    for (const span of spans) span.end();
  } catch (error) {
    for (const span of spans) span.end(error);
    throw error;
  }
}
