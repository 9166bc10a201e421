import fc, { type Arbitrary } from 'fast-check';
import type { DocumentedApi, DocumentedOperation, Parameter } from '../../doors/documented.js';
import { contentType, hostileText, nearly, oddHeader, strangeBody } from './hostile.js';
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
  /** `Authorization` of somebody who may call it; undefined for public operations. */
  authorizationFor(operation: DocumentedOperation): string | undefined;
  readonly sku: string;
}

/** Requests of one operation: valid, nearly valid and hostile in every part. */
export function requestsOf(operation: DocumentedOperation, { schemas }: DocumentedApi, known: KnownThings): Arbitrary<FuzzRequest> {
  const parametersIn = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const { method, path, name } = operation;
  const authorization = known.authorizationFor(operation);
  const query = queryOf(parametersIn('query'), schemas);
  return fc
    .record({
      path: pathOf(path, known.idsFor(operation)),
      query,
      body: bodyOf(operation, schemas, known),
      extra: fc.array(oddHeader, { maxLength: 2 }),
      isCalm: fc.boolean(),
      key: fc.uuid(),
    }) // prettier-ignore
    .map(({ path: place, query: search, body: { bytes, type }, extra, isCalm, key }) => ({
      operation: name,
      method,
      target: search ? `${place}?${search}` : place,
      headers: {
        ...(authorization && { authorization }),
        'idempotency-key': key,
        ...(parametersIn('header').some((parameter) => parameter.name.toLowerCase() === 'if-match') && { 'if-match': '*' }),
        ...(bytes && type !== undefined && { 'content-type': type }),
        ...(isCalm ? {} : Object.fromEntries(extra)),
      },
      body: bytes,
    }));
}

/** Percent-encoded, with lone surrogates as the replacement character. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

function pathOf(path: string, ids: readonly string[]): Arbitrary<string> {
  if (!path.includes('{')) return fc.constant(path);
  const raw = fc.constantFrom('%', '%zz', '%ff', '%00', '%2e%2e', '..%2f..', '%c0%ae', ';x=1', '.', '~', '%252e', ',', '(', 'a%20b');
  const value = fc.oneof(
    { weight: 4, arbitrary: ids.length > 0 ? fc.constantFrom(...ids) : fc.uuid() },
    fc.uuid(),
    hostileText.map((text) => encoded(text.slice(0, 3_000))),
    raw,
  );
  return value.map((id) => path.replace(/\{\w+\}/, () => id));
}

function queryOf(parameters: readonly Parameter[], schemas: DocumentedApi['schemas']): Arbitrary<string> {
  const pair = (name: Arbitrary<string>, value: Arbitrary<unknown>) =>
    fc
      .tuple(name, value)
      .map(([key, text]) => `${encoded(key)}=${encoded(typeof text === 'string' ? text.slice(0, 3_000) : JSON.stringify(text))}`);
  const valid = parameters.map(({ name, schema }) => pair(fc.constant(name), valuesOf(schema, schemas)));
  const names = [...parameters.map(({ name }) => name), 'unknown', 'limit[]', '__proto__', ''];
  const hostile = fc.oneof(
    pair(fc.constantFrom(...names), hostileText),
    fc.constantFrom('limit=1&limit=2', 'limit=1000000000', '%', '%zz=1', 'cursor=eyJ9', 'a'.repeat(2_000), '&&&', '=', 'limit=%00'),
  );
  const some = valid.length > 0 ? fc.subarray(valid.map((_, index) => index)).chain((chosen) => fc.tuple(...chosen.map((index) => valid[index] as Arbitrary<string>))) : fc.constant([]); // prettier-ignore
  return fc.tuple(some, fc.option(hostile, { freq: 3, nil: undefined })).map(([parts, stranger]) => [...(parts as string[]), ...(stranger === undefined ? [] : [stranger])].join('&')); // prettier-ignore
}

function bodyOf(
  { body, method }: DocumentedOperation,
  schemas: DocumentedApi['schemas'],
  known: KnownThings,
): Arbitrary<{ bytes?: Buffer; type?: string | undefined }> {
  const strange = fc.record({ bytes: strangeBody, type: fc.oneof(fc.constant('application/json'), contentType) });
  if (method === 'GET') return fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, strange);
  if (!body) return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, strange);
  const valid = valuesOf(body, schemas).map((value) => fitted(value, known.sku));
  const json = (value: Arbitrary<unknown>) =>
    value.map((content) => ({ bytes: Buffer.from(JSON.stringify(content) ?? ''), type: 'application/json' }));
  const mislabelled = fc.record({ bytes: valid.map((value) => Buffer.from(JSON.stringify(value))), type: contentType });
  return fc.oneof(
    { weight: 4, arbitrary: json(valid) },
    { weight: 6, arbitrary: json(nearly(valid)) },
    { weight: 3, arbitrary: strange },
    mislabelled,
  );
}

/** In the currency of the shop, and of products that exist: else no order would ever be placed. */
function fitted(value: unknown, sku: string): unknown {
  const text = JSON.stringify(value).replaceAll(/"currency":"[A-Z]{3}"/g, '"currency":"EUR"');
  const fields = JSON.parse(text) as { lines?: readonly object[] };
  return Array.isArray(fields.lines) ? { ...fields, lines: fields.lines.slice(0, 1).map((line) => ({ ...line, sku })) } : fields;
}
