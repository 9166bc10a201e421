/** How a hostile client speaks. All of it goes to the loopback address. */
export interface Attack {
  readonly name: string;
  /** At the same time. What is cut off begins anew. */
  readonly connections: number;
  /** What each says first; nothing for one that only takes up a place. */
  readonly opening: string;
  /** What it goes on with, again and again: once a second, or as fast as it is taken. */
  readonly more?: { readonly bytes: string; readonly pace: 'trickle' | 'flood' };
  /** How the server should get rid of it. A client that is cut off in the middle of its words may not hear the status. */
  readonly refusal: { readonly status: number; readonly withinMs: number };
}

const post = (...fields: string[]): string =>
  ['POST /api/v1/sessions HTTP/1.1', 'Host: shop', 'Content-Type: application/json', ...fields, '', ''].join('\r\n');
const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
const fields = 'X-Flood: 0123456789\r\n'.repeat(200);

/** Two seconds beyond the limits of `limits.ts`, which the server looks at every two seconds. */
const [headerMs, bodyMs, atOnceMs] = [14_000, 12_000, 5_000];

export const attacks: readonly Attack[] = [
  { name: 'a thousand idle connections', connections: 1_000, opening: '', refusal: { status: 408, withinMs: headerMs } },
  {
    name: 'header fields that never end, byte by byte',
    connections: 200,
    opening: 'GET /api/v1/products HTTP/1.1\r\nHost: shop\r\nX-Slow: ',
    more: { bytes: 'x', pace: 'trickle' },
    refusal: { status: 408, withinMs: headerMs },
  },
  {
    name: 'a body that never ends, byte by byte',
    connections: 200,
    opening: `${post('Content-Length: 60000')}{`,
    more: { bytes: ' ', pace: 'trickle' },
    refusal: { status: 408, withinMs: bodyMs },
  },
  {
    name: 'a flood of header fields',
    connections: 20,
    opening: 'GET /api/v1/products HTTP/1.1\r\nHost: shop\r\n',
    more: { bytes: fields, pace: 'flood' },
    refusal: { status: 431, withinMs: atOnceMs },
  },
  {
    name: 'a body of 100 MB, declared',
    connections: 20,
    opening: post('Content-Length: 104857600'),
    more: { bytes: 'x'.repeat(65_536), pace: 'flood' },
    refusal: { status: 413, withinMs: atOnceMs },
  },
  {
    name: 'a body without end, in chunks',
    connections: 20,
    opening: post('Transfer-Encoding: chunked'),
    more: { bytes: chunk, pace: 'flood' },
    refusal: { status: 413, withinMs: atOnceMs },
  },
  {
    name: 'JSON that is nested 60,000 deep',
    connections: 20,
    opening: post('Content-Length: 60000', 'Connection: close') + '['.repeat(60_000),
    refusal: { status: 400, withinMs: atOnceMs },
  },
];
