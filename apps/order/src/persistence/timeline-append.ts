import { allEvents, publicData, type EventDefinition, type EventOf } from '@app/contracts';
import { appendTo, type Tx } from '@app/database';
import { traceIdOf } from '@app/kernel';

const timeline = appendTo('timeline', {
  order_id: 'uuid', seq: 'int', event_id: 'uuid', fact: 'text', service: 'text', at: 'timestamptz', causation_id: 'text', data: 'jsonb', trace_id: 'text',
}); // prettier-ignore

const definitions = new Map(allEvents.map((definition) => [definition.type, definition]));

/** Adds a fact to the story of an order, whose row is locked, and moves its counter. */
export function appendToTimeline(tx: Tx, order: { readonly id: string; timelineSeq: number }, event: EventOf<EventDefinition>): void {
  const definition = definitions.get(event.type) as EventDefinition;
  tx.append(timeline, {
    order_id: order.id,
    seq: ++order.timelineSeq,
    event_id: event.id,
    fact: event.type,
    service: event.source,
    at: event.time,
    causation_id: event.causationId,
    data: JSON.stringify(publicData(definition, event.data)),
    trace_id: event.traceparent ? traceIdOf(event.traceparent) : null,
  });
}
