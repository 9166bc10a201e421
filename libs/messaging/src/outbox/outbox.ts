import { Injectable } from '@nestjs/common';
import { topics, type EventDefinition, type EventOf, type NewFact } from '@app/contracts';
import { appendTo, Tx } from '@app/database';
import { currentCause, newId, type Cause } from '@app/kernel';
import { toHeaders } from '../headers.js';
import { settleWhenCommitted, traceOfFact } from '../tracing/endings-of-traces.js';
import { RelaySignal } from './relay-signal.js';
import { shardOf } from './shard.js';

export const maxEventBytes = 256 * 1024;

const outbox = appendTo('outbox', {
  event_id: 'uuid', shard: 'smallint', topic: 'text', key: 'text', aggregate_type: 'text', aggregate_id: 'text',
  aggregate_version: 'int', type: 'text', schema_version: 'smallint', payload: 'json', headers: 'json',
}); // prettier-ignore

/** The event would be larger than a record may be: refused here, so that the relay can never meet it. */
export class EventTooLarge extends Error {}

/** Where facts wait, in the transaction of the state they tell of, until the relay has published them. */
@Injectable()
export class Outbox {
  constructor(private readonly signal: RelaySignal) {}

  /**
   * States a fact in the present transaction. The transaction must have locked the aggregate: only then is the order of
   * ids the order of versions.
   * @param aggregateVersion +1 per event of the aggregate
   * @param cause what made us say it; by default what is being handled
   * @returns the event as it will be published
   * @throws ZodError when the data breaks its schema, EventTooLarge above 256 KiB with headers
   */
  emit<D extends EventDefinition>(fact: NewFact<D>, aggregateVersion: number, cause: Cause | undefined = currentCause()): EventOf<D> {
    const { definition, data } = fact as NewFact;
    const tx = Tx.current();
    const aggregateId = String(data[definition.key]);
    const id = newId();
    const traceparent = traceOfFact(definition.type, aggregateId, cause?.traceparent);
    const envelope = {
      id,
      time: new Date().toISOString(),
      source: topics[definition.topic].owner,
      schemaVersion: definition.version,
      aggregateVersion,
      correlationId: aggregateId,
      causationId: cause?.id ?? id,
      ...(traceparent && { traceparent }),
    };
    const headers = toHeaders(definition, envelope, aggregateId);
    const payload = JSON.stringify(definition.data.parse(data));
    const headersText = JSON.stringify(headers);
    const bytes = Buffer.byteLength(payload) + Buffer.byteLength(headersText);
    if (bytes > maxEventBytes) throw new EventTooLarge(`${definition.type} takes ${bytes} bytes, more than ${maxEventBytes}`);
    const { topic, aggregate, type } = definition;
    tx.append(outbox, {
      event_id: id,
      shard: shardOf(aggregateId),
      topic,
      key: aggregateId,
      aggregate_type: aggregate,
      aggregate_id: aggregateId,
      aggregate_version: aggregateVersion,
      type,
      schema_version: definition.version,
      payload,
      headers: headersText,
    });
    const row = { eventId: id, topic, key: aggregateId, aggregate: `${aggregate} ${aggregateId}`, version: aggregateVersion };
    this.signal.afterCommit(tx, { ...row, bytes, payload, headers });
    settleWhenCommitted(tx, type, traceparent);
    return { ...envelope, type: definition.type, data } as unknown as EventOf<D>;
  }
}
