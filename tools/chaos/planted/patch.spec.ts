import { patched } from './patch.js';

const patch = { file: 'a.ts', find: 'one', replace: '$& two' };

describe('a patch', () => {
  it('replaces its text, to the letter', () => expect(patched('one;', patch)).toBe('$& two;'));

  it.each(['', 'one, one'])('refuses a source in which the text is not there exactly once: %j', (source) => {
    expect(() => patched(source, patch)).toThrow(/a\.ts holds (0|2) times/);
  });
});
