import { nextSteps, type PublishedKey } from './next-steps.js';

const key = (kid: string, state: PublishedKey['state'], isDue = false): PublishedKey => ({ kid, state, isDue });

describe('the signing keys', () => {
  it.each<[string, PublishedKey[], object[]]>([
    ['begin with one that signs', [], [{ do: 'make', as: 'active' }]],
    ['stay as they are while they are young', [key('a', 'active'), key('b', 'retired')], []],
    ['get a successor when the active one is old', [key('a', 'active', true)], [{ do: 'make', as: 'pending' }]],
    ['get one successor', [key('a', 'active', true), key('b', 'pending')], []],
    [
      'change places once the successor has been announced for long enough',
      [key('a', 'active', true), key('b', 'pending', true)],
      [{ do: 'retire', kid: 'a' }, { do: 'activate', kid: 'b' }],
    ],
    [
      'are withdrawn when no token of theirs is left',
      [key('a', 'active'), key('b', 'retired', true), key('c', 'retired', true)],
      [{ do: 'delete', kid: 'b' }, { do: 'delete', kid: 'c' }],
    ],
  ])('%s', (_, keys, steps) => expect(nextSteps(keys)).toEqual(steps)); // prettier-ignore
});
