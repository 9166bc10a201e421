import { checkNext, newestOf } from './versions.js';

describe('the newest of several releases', () => {
  it('is the one with the greatest numbers', () => {
    expect(newestOf(['0.9.0', '0.10.0', '0.2.11'])).toBe('0.10.0');
    expect(newestOf(['9.9.9', '10.0.0', '2.0.0'])).toBe('10.0.0');
    expect(newestOf([])).toBeUndefined();
  });

  it('is not guessed of a folder that is no version', () => {
    expect(() => newestOf(['0.1.0', 'next'])).toThrow('next is no version');
  });
});

describe('the next release', () => {
  it.each(['0.10.1', '0.11.0', '1.0.0'])('may be %s after 0.10.0', (version) => {
    expect(() => checkNext(version, ['0.9.0', '0.10.0'])).not.toThrow();
  });

  it('may be the first', () => expect(() => checkNext('0.1.0', [])).not.toThrow());

  it.each(['0.9.0', '0.10.0'])('is not %s once more', (version) => {
    expect(() => checkNext(version, ['0.9.0', '0.10.0'])).toThrow(`${version} is released`);
  });

  it.each(['0.9.1', '0.0.99'])('is not %s, which comes before 0.10.0', (version) => {
    expect(() => checkNext(version, ['0.9.0', '0.10.0'])).toThrow(`${version} does not come after 0.10.0`);
  });

  it.each(['', 'next', '1', '1.0', 'v1.0.0', '01.0.0', '1.0.0-rc.1', '1.0.0+5', ' 1.0.0', '1.0.0/../0.1.0'])('is not "%s"', (version) => {
    expect(() => checkNext(version, [])).toThrow('is no version');
  });
});
