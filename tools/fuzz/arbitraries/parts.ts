import fc, { type Arbitrary } from 'fast-check';
import type { DocumentedApi, DocumentedOperation, Parameter } from '../../doors/documented.js';
import { contentType, hostileText, nearly, strangeBody } from './hostile.js';
import { valuesOf } from './schema-values.js';

type Schemas = DocumentedApi['schemas'];

/** A part of a request as a good client would send it, and as anybody might. */
export interface Part<T> {
  readonly valid: Arbitrary<T>;
  readonly any: Arbitrary<T>;
}

export interface Body {
  readonly bytes?: Buffer;
  readonly type?: string | undefined;
}

/** Percent-encoded, with lone surrogates as the replacement character. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/**
 * @param ids what the parameter may name; none where nothing of the kind is known
 * @param valid of which it is one
 */
export function pathOf(path: string, ids: readonly string[], valid: Arbitrary<unknown> = fc.uuid()): Part<string> {
  if (!path.includes('{')) return { valid: fc.constant(path), any: fc.constant(path) };
  const raw = fc.constantFrom('%', '%zz', '%ff', '%00', '%2e%2e', '..%2f..', '%c0%ae', ';x=1', '.', '~', '%252e', ',', '(', 'a%20b');
  const unknown = valid.map((id) => encoded(String(id)));
  const known = ids.length > 0 ? fc.constantFrom(...ids) : unknown;
  const value = fc.oneof(
    { weight: 4, arbitrary: known },
    unknown,
    hostileText.map((text) => encoded(text.slice(0, 3_000))),
    raw,
  );
  const place = (id: string) => path.replace(/\{\w+\}/, () => id);
  return { valid: known.map(place), any: value.map(place) };
}

const pair = (name: Arbitrary<string>, value: Arbitrary<unknown>) =>
  fc
    .tuple(name, value)
    .map(([key, text]) => `${encoded(key)}=${encoded(typeof text === 'string' ? text.slice(0, 3_000) : JSON.stringify(text))}`);

export function queryOf(parameters: readonly Parameter[], schemas: Schemas): Part<string> {
  const pairOf = ({ name, schema }: Parameter) => pair(fc.constant(name), valuesOf(schema, schemas));
  const perhaps = (parameter: Parameter) => fc.option(pairOf(parameter), { freq: 2, nil: undefined });
  const usual = parameters.filter(({ name }) => name !== 'cursor'); // the shop makes them, and chance finds none
  const names = [...parameters.map(({ name }) => name), 'unknown', 'limit[]', '__proto__', ''];
  const hostile = fc.oneof(
    pair(fc.constantFrom(...names), hostileText),
    fc.constantFrom('limit=1&limit=2', 'limit=1000000000', '%', '%zz=1', 'cursor=eyJ9', 'a'.repeat(2_000), '&&&', '=', 'limit=%00'),
  );
  const joined = (pairs: readonly (string | undefined)[]) => pairs.filter((one) => one !== undefined).join('&');
  return {
    valid: fc.tuple(...usual.map((parameter) => (parameter.required ? pairOf(parameter) : perhaps(parameter)))).map(joined),
    any: fc
      .tuple(fc.tuple(...parameters.map(perhaps)), fc.option(hostile, { freq: 3, nil: undefined }))
      .map(([pairs, stranger]) => joined([...pairs, stranger])),
  };
}

const nothing = fc.constant<Body>({});

/** @param fitted puts what the shop knows into a valid body */
export function bodyOf({ body, method }: DocumentedOperation, schemas: Schemas, fitted: (value: unknown) => unknown): Part<Body> {
  const strange = fc.record({ bytes: strangeBody, type: fc.oneof(fc.constant('application/json'), contentType) });
  if (method === 'GET' || !body)
    return { valid: nothing, any: fc.oneof({ weight: method === 'GET' ? 9 : 4, arbitrary: nothing }, strange) };
  const right = valuesOf(body, schemas).map(fitted);
  const json = (value: Arbitrary<unknown>) =>
    value.map((content) => ({ bytes: Buffer.from(JSON.stringify(content) ?? ''), type: 'application/json' }));
  const mislabelled = fc.record({ bytes: right.map((value) => Buffer.from(JSON.stringify(value))), type: contentType });
  const valid = json(right);
  return { valid, any: fc.oneof({ weight: 4, arbitrary: valid }, { weight: 6, arbitrary: json(nearly(right)) }, { weight: 3, arbitrary: strange }, mislabelled) }; // prettier-ignore
}
