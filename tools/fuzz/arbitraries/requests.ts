import fc, { type Arbitrary } from 'fast-check';
import type { DocumentedApi, DocumentedOperation, Parameter, Schema } from '../../doors/documented.js';
import { oddHeader } from './hostile.js';
import { bodyOf, pathOf, queryOf, type Body, type Part } from './parts.js';
import { valuesOf } from './schema-values.js';

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
  /** What the query should rather be, by its parameters' names: narrower than documented, so that something is found, and soon. */
  querySchemas(operation: DocumentedOperation): Readonly<Record<string, Schema>>;
  /** A valid body that names what there is: credentials, products, the shop's currency. */
  fitted(operation: DocumentedOperation, body: unknown): unknown;
  /** With what its sender signs it by; what it says itself in the same place stays. */
  signed(operation: DocumentedOperation, request: FuzzRequest): FuzzRequest;
}

/** Requests of one operation: such as a good client sends, and among them such as are nearly valid or hostile in every part. */
export function requestsOf(operation: DocumentedOperation, { schemas }: DocumentedApi, known: KnownThings): Part<FuzzRequest> {
  const parametersIn = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const isConditional = parametersIn('header').some(({ name }) => name.toLowerCase() === 'if-match');
  const [ofPath] = parametersIn('path');
  const path = pathOf(operation.path, known.idsFor(operation), ofPath && valuesOf(ofPath.schema, schemas));
  const narrower = known.querySchemas(operation);
  const usual = parametersIn('query').map((parameter) => ({ ...parameter, schema: narrower[parameter.name] ?? parameter.schema }));
  const query = queryOf(usual, schemas);
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
