import { fieldsOf, type Fields } from './protobuf.js';

export interface ReceivedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first of a trace. */
  readonly parentId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly hasFailed: boolean;
}

// Field numbers of opentelemetry/proto/trace/v1.
const failed = 2n;

/** The spans of an ExportTraceServiceRequest. */
export function spansIn(request: Buffer): ReceivedSpan[] {
  return messages(fieldsOf(request), 1).flatMap((ofResource) => {
    const [resource] = messages(ofResource, 1);
    const service = resource ? (attributesOf(resource, 1)['service.name'] ?? '') : '';
    const scopes = messages(ofResource, 2);
    return scopes.flatMap((scope) => messages(scope, 2)).map((span) => spanOf(service, span));
  });
}

function spanOf(service: string, span: Fields): ReceivedSpan {
  const [status] = messages(span, 15);
  return {
    service,
    traceId: hex(span, 1),
    spanId: hex(span, 2),
    parentId: hex(span, 4),
    name: text(span, 5),
    attributes: attributesOf(span, 9),
    hasFailed: status?.get(3)?.[0] === failed,
  };
}

const messages = (fields: Fields, number: number): Fields[] => (fields.get(number) ?? []).map((value) => fieldsOf(value as Buffer));
const bytes = (fields: Fields, number: number): Buffer => (fields.get(number)?.[0] as Buffer | undefined) ?? Buffer.alloc(0);
const hex = (fields: Fields, number: number): string => bytes(fields, number).toString('hex');
const text = (fields: Fields, number: number): string => bytes(fields, number).toString('utf8');

/** An AnyValue holds a text in its field 1 and numbers in others. */
const attributesOf = (fields: Fields, number: number): Record<string, string> =>
  Object.fromEntries(
    messages(fields, number).map((pair) => {
      const [value] = messages(pair, 2);
      return [text(pair, 1), value?.has(1) ? text(value, 1) : String([...(value?.values() ?? [])][0]?.[0] ?? '')];
    }),
  );
