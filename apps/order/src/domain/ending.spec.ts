import { endingOf, endings } from './ending.js';

describe('an ending', () => {
  it.each([
    [{ status: 'pending' }, undefined],
    [{ status: 'confirmed' }, undefined],
    [{ status: 'completed' }, 'completed'],
    [{ status: 'cancelled', reason: 'timed-out' }, 'timed-out'],
    [{ status: 'failed', reason: 'capture-failed' }, 'capture-failed'],
  ] as const)('of %j is %s', (state, ending) => expect(endingOf({ id: 'o', ...state })).toBe(ending));

  it('is known by one name each', () => expect(new Set(endings).size).toBe(endings.length));
});
