import fc, { type Arbitrary } from 'fast-check';
import type { DocumentedApi, DocumentedOperation, Parameter } from '../../doors/documented.js';
import { oddHeader } from './hostile.js';
import { bodyOf, pathOf, queryOf, type Body, type Part } from './parts.js';

/** What is sent, to the byte. */
export interface FuzzRequest {
  readonly operation: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** What the shop has, so that requests come further than "not found". */
export interface KnownThings {
  /** Values of the path parameter of an operation. */
  idsFor(operation: DocumentedOperation): readonly string[];
  /** `Authorization` of somebody who may call it, of another one each time where a call uses them up; undefined for public operations. */
  nextAuthorization(operation: DocumentedOperation): string | undefined;
  /** A valid body that names what there is: credentials, products, the shop's currency. */
  fitted(operation: DocumentedOperation, body: unknown): unknown;
}

/** Requests of one operation: such as a good client sends, and among them such as are nearly valid or hostile in every part. */
export function requestsOf(operation: DocumentedOperation, { schemas }: DocumentedApi, known: KnownThings): Part<FuzzRequest> {
  const parametersIn = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const isConditional = parametersIn('header').some(({ name }) => name.toLowerCase() === 'if-match');
  const path = pathOf(operation.path, known.idsFor(operation));
  const query = queryOf(parametersIn('query'), schemas);
  const body = bodyOf(operation, schemas, (value) => known.fitted(operation, value));
  const request = (place: string, search: string, { bytes, type }: Body, key: string, extra: readonly (readonly [string, string])[]) => {
    const authorization = known.nextAuthorization(operation);
    return {
      operation: operation.name,
      method: operation.method,
      target: search ? `${place}?${search}` : place,
      headers: {
        ...(authorization && { authorization }),
        'idempotency-key': key,
        ...(isConditional && { 'if-match': '*' }),
        ...(bytes && type !== undefined && { 'content-type': type }),
        ...Object.fromEntries(extra),
      },
      body: bytes,
    };
  };
  const odd = fc.oneof(fc.constant([]), fc.array(oddHeader, { maxLength: 2 }));
  const valid: Arbitrary<FuzzRequest> = fc
    .tuple(path.valid, query.valid, body.valid, fc.uuid(), fc.constant([]))
    .map((parts) => request(...parts));
  const wild: Arbitrary<FuzzRequest> = fc.tuple(path.any, query.any, body.any, fc.uuid(), odd).map((parts) => request(...parts));
  return { valid, any: fc.oneof(valid, { weight: 3, arbitrary: wild }) };
}
