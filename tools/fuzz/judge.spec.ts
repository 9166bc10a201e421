import { faultsOf, type FuzzAnswer } from './judge.js';

const operation = {
  name: 'GET /api/v1/orders/{id}',
  statuses: [200, 404, 500, 503],
  codes: ['order-unknown'],
  fields: { 200: ['etag'], 404: [] },
};
const problem = { type: 'https://example.com/not-found', title: 'Not found', status: 404, instance: 'urn:uuid:1', code: 'not-found' };
const answer = (changes: Partial<FuzzAnswer> = {}): FuzzAnswer => ({
  status: 404,
  headers: { 'content-type': 'application/problem+json' },
  text: JSON.stringify(problem),
  tookMs: 5,
  ...changes,
});
const refused = (status: number, code: string) => answer({ status, text: JSON.stringify({ ...problem, status, code }) });
const shows = (detail: string) => answer({ text: JSON.stringify({ ...problem, detail }) });

describe('an answer to a hostile request', () => {
  it('is in order as a problem document', () => expect(faultsOf(operation, { answer: answer() })).toEqual([]));

  it.each([
    [404, 'order-unknown'],
    [400, 'bad-request'],
    [405, 'method-not-allowed'],
    [414, 'uri-too-long'],
    [431, 'headers-too-large'],
  ])('may be %s %s', (status, code) => expect(faultsOf(operation, { answer: refused(status, code) })).toEqual([]));

  // prettier-ignore
  it.each([
    ['is answered with 500', answer({ status: 500, text: JSON.stringify({ ...problem, status: 500 }) })],
    ['answers 418, which is not documented', answer({ status: 418, text: JSON.stringify({ ...problem, status: 418 }) })],
    ['answers 401, which is not documented', refused(401, 'unauthenticated')],
    ['answers 413, which is not documented', refused(413, 'payload-too-large')],
    ['answers 404 order-gone, which is not documented', refused(404, 'order-gone')],
    ['answers 404 with etag, which is not documented', answer({ headers: { 'content-type': 'application/problem+json', etag: '"7"' } })],
    ['took 16000 ms', answer({ tookMs: 16_000 })],
    ['answers 404 as text/html, not as a problem document', answer({ headers: { 'content-type': 'text/html' } })],
    ['answers 404 with a problem document that is none', answer({ text: '{}' })],
    ['answers 404 and says 400', answer({ text: JSON.stringify({ ...problem, status: 400 }) })],
    ['names its software in a header', answer({ headers: { 'content-type': 'application/problem+json', server: 'x' } })],
    ['shows a stack trace', shows('Error: no\n    at read (file.ts:3:7)')],
    ['shows a file path', shows('in node_modules')],
    ['shows SQL', shows('duplicate key value violates unique constraint')],
    ['shows what it is made of', shows('TypeError: x is not a function')],
    ['shows a secret', shows('dev-signing-key-secret')],
    ['shows a token', shows('eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMTlhIn0.c2lnbmF0dXJlLXNpZw')],
  ])('%s', (fault, wrong) => expect(faultsOf(operation, { answer: wrong })).toContain(fault));

  it('may be late when its caller would not wait', () => {
    const late = answer({ status: 504, text: JSON.stringify({ ...problem, status: 504 }) });
    expect(faultsOf(operation, { answer: late })).toEqual(['is answered with 504']);
    expect(faultsOf(operation, { answer: late }, { hasDeadline: true })).toEqual([]);
  });

  it('must come', () => expect(faultsOf(operation, { silence: 'socket hang up' })).toEqual(['no answer: socket hang up']));
});
