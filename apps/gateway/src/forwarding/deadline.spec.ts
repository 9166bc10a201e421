import { deadlineOf, inTime, PastDeadline, waitMsOf } from './deadline.js';

const of = (text?: string) => deadlineOf({ headers: text === undefined ? {} : { 'x-deadline-ms': text } });

describe('how long a caller will wait', () => {
  it.each([
    ['800', 800],
    ['0', 1],
    ['999999999', 3_600_000],
  ])('%s is %d ms', (text, ms) => expect(of(text)).toBe(ms));

  it.each([undefined, '', '-1', '1e9', '5s', '99999999999'])('%j says nothing', (text) => expect(of(text)).toBeUndefined());
});

describe('how long a cached read may take', () => {
  const cache = { freshMs: 500, staleMs: 1_000 };
  const ms = (text?: string) => waitMsOf({ headers: text === undefined ? {} : { 'x-deadline-ms': text } }, { cache });

  it.each([
    [undefined, 8_000],
    ['300', 300],
    ['999999', 8_000],
  ])('of somebody who says %s is %d ms', (text, expected) => expect(ms(text)).toBe(expected));
});

describe('waiting for something', () => {
  const never = new Promise<never>(() => undefined);

  it('ends when its time is up', () => expect(inTime(never, 1)).rejects.toBeInstanceOf(PastDeadline));
  it('ends with what is waited for', () => expect(inTime(Promise.resolve('answer'), 60_000)).resolves.toBe('answer'));
  it('has no end where none is said', () => expect(inTime(Promise.resolve('answer'), undefined)).resolves.toBe('answer'));
});
