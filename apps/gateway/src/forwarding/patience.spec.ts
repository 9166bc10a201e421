import { deadlinesOf } from './patience.js';

const timeouts = { headersMs: 5_000, bodyMs: 8_000 };

describe('the time an upstream gets', () => {
  it.each([
    ['usual', undefined, 5_000],
    ['usual', '30', 5_000],
    ['wait', undefined, 5_000],
    ['wait', '0', 5_000],
    ['wait', '10', 15_000],
    ['wait', '30', 35_000],
    ['wait', '99', 35_000],
    ['wait', '1e9', 5_000],
    ['wait', '-1', 5_000],
    ['wait', ['10', '20'], 5_000],
    ['stream', undefined, 5_000],
  ] as const)('%s, ?wait=%j: %d ms until the header fields', (patience, wait, headersTimeout) => {
    expect(deadlinesOf(patience, timeouts, wait)).toMatchObject({ headersTimeout });
  });

  it('has no end between the pieces of a stream', () => {
    expect(deadlinesOf('stream', timeouts, undefined).bodyTimeout).toBe(0);
    expect(deadlinesOf('usual', timeouts, undefined).bodyTimeout).toBe(8_000);
  });
});
