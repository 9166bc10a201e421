import type { Envelope, EventDefinition } from '@app/contracts';

/** The envelope as CloudEvents 1.0 headers (Kafka protocol binding, binary mode); the record's value is the data alone. */
export function toHeaders(definition: EventDefinition, envelope: Envelope, subject: string): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: definition.type,
    ce_source: envelope.source,
    ce_time: envelope.time,
    ce_subject: subject,
    'content-type': 'application/json',
    'schema-version': String(envelope.schemaVersion),
    'aggregate-version': String(envelope.aggregateVersion),
    'correlation-id': envelope.correlationId,
    'causation-id': envelope.causationId,
    ...(envelope.traceparent && { traceparent: envelope.traceparent }),
  };
}

export function fromHeaders(headers: Readonly<Record<string, string>>): Envelope {
  return {
    id: headers['ce_id'] ?? '',
    time: headers['ce_time'] ?? '',
    source: headers['ce_source'] ?? '',
    schemaVersion: Number(headers['schema-version']),
    aggregateVersion: Number(headers['aggregate-version']),
    correlationId: headers['correlation-id'] ?? '',
    causationId: headers['causation-id'] ?? '',
    ...(headers['traceparent'] && { traceparent: headers['traceparent'] }),
  };
}
