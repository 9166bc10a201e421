import fc, { type Arbitrary } from 'fast-check';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Texts that have brought others down: none of them may be found in what an answer must not show (see `judge.ts`). */
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', ' ', '\0', '\u202e', '\ufeff', '\ud800', '\udfff\ud800', 'Ａ', '𝕏'.repeat(50), 'e\u0301'.repeat(100), '\r\n\r\n'),
  fc.constantFrom(
    `' OR '1'='1`,
    `'; --`,
    '${7*7}',
    '{{7*7}}',
    '../../../../etc',
    '__proto__',
    'constructor',
    'toString',
    '%00',
    '%s%n',
    '-1',
    'null',
    'NaN',
    '1e999',
  ),
  fc.constantFrom(10, 1_000, 70_000).map((length) => 'x'.repeat(length)),
);

const hostileNumber = fc.constantFrom(0, -0, -1, 0.1, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 5e-324);

/** Anything where something else is expected. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileNumber },
  fc.constantFrom(null, true, false, [], {}, [[]], { __proto__: null, length: 3 }),
  fc.constantFrom(20, 200).map((depth) => JSON.parse(nested(depth)) as unknown),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.integer(), { minLength: 200, maxLength: 300 }),
);

/** A value that holds its schema but for one place. */
export const nearly = (valid: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.tuple(valid, fc.nat(), hostileValue, fc.constantFrom('replace', 'drop', 'add', 'repeat')).map(([value, pick, stranger, how]) => bent(value, pick, stranger, how)); // prettier-ignore

function bent(value: unknown, pick: number, stranger: unknown, how: string): unknown {
  if (typeof value !== 'object' || value === null) return stranger;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const key = keys[pick % Math.max(1, keys.length)];
  if (key === undefined || how === 'add') return Array.isArray(value) ? [...value, stranger] : { ...copy, unexpected: stranger };
  const part = copy[key];
  if (typeof part === 'object' && part !== null && pick % 3 !== 0) copy[key] = bent(part, Math.floor(pick / 7), stranger, how);
  else if (how === 'drop' && !Array.isArray(value)) delete copy[key];
  else if (how === 'repeat' && Array.isArray(value)) return [...value, part, part];
  else copy[key] = stranger;
  return copy;
}

/** Bodies that are no JSON, or JSON that parsers disagree about. */
export const strangeBody: Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '',
      '{',
      '{"a":',
      '[',
      'null',
      '0',
      '"text"',
      'NaN',
      '{"a":1,}',
      "{'a':1}",
      '\ufeff{}',
      '{}{}',
      '{"a":1,"a":2}',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '{"a":"\\ud800"}',
      '{"a":1e400}',
      '// note\n{}',
    )
    .map((text) => Buffer.from(text)),
  fc.constantFrom(100, 5_000, 50_000).map((depth) => Buffer.from(nested(depth))),
  fc.constantFrom(60_000, 300_000).map((length) => Buffer.from(JSON.stringify({ name: 'x'.repeat(length) }))),
  fc.constant(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
);

export const contentType: Arbitrary<string | undefined> = fc.constantFrom(
  undefined, '', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=utf-16',
  'application/json; charset=nonsense', 'application/json;;;', 'APPLICATION/JSON', 'application/merge-patch+json', 'garbage', '/', 'application/json, text/plain',
); // prettier-ignore

/** Header fields that change how servers and proxies read a request, with values that they may not expect. */
export const oddHeader: Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(fc.constantFrom('if-match', 'if-none-match'), fc.constantFrom('*', '""', '"1"', 'W/"1"', '"a","b"', 'x', '"'.repeat(50), '"1-1"', '"999999999999999999999"')),
  fc.tuple(fc.constant('idempotency-key'), fc.constantFrom('short', 'x'.repeat(16), '"quoted-key-0123456"', 'é'.repeat(20), 'k'.repeat(129), '../'.repeat(8))),
  fc.tuple(fc.constant('authorization'), fc.constantFrom('', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', `Bearer ${'a'.repeat(5_000)}`, 'Bearer eyJhbGciOiJub25lIn0.e30.')),
  fc.tuple(fc.constantFrom('content-encoding', 'te', 'accept-encoding'), fc.constantFrom('gzip', 'br', 'deflate, gzip', 'identity;q=0', 'nonsense')),
  fc.tuple(fc.constantFrom('accept', 'accept-language', 'range', 'last-event-id', 'traceparent', 'tracestate', 'x-request-id', 'x-deadline-ms', 'prefer'), fc.constantFrom('', '0', '-1', 'bytes=0-', '00-0-0-0', '00-00000000000000000000000000000000-0000000000000000-00', '*/*;q=nope', '9'.repeat(40), 'é', 'NaN')),
  fc.tuple(fc.constantFrom('x-forwarded-for', 'forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-user-id', 'x-http-method-override', 'x-original-url'), fc.constantFrom('127.0.0.1', 'for=_secret', 'DELETE', '/internal/dead-letters', 'x, '.repeat(200))),
  fc.tuple(fc.constantFrom('x-bank-signature', 'x-bank-timestamp', 'x-api-key'), fc.constantFrom('', '0', 'zz', 'é', '9'.repeat(12), '00'.repeat(32), 'a'.repeat(5_000))),
  fc.tuple(fc.constant('cookie'), fc.constantFrom('a=b', '='.repeat(500), '__proto__=1')),
); // prettier-ignore
