import { notNegative, positive, ratio, someOf, wholeFrom } from './option-values.js';

describe('the number of an option', () => {
  it.each([
    ['positive', positive, '0.5', 0.5],
    ['not negative', notNegative, '0', 0],
    ['a ratio', ratio, '1', 1],
    ['whole', wholeFrom(1), '1', 1],
  ])('is %s', (_, read, text, number) => expect(read(text)).toBe(number));

  it.each([
    ['a number above 0', positive, ['0', '-1', '', ' ', 'many', 'Infinity', '1s']],
    ['a number from 0', notNegative, ['-0.1', '', 'NaN']],
    ['a number from 0 to 1', ratio, ['1.1', '-1', '']],
    ['a whole number from 2', wholeFrom(2), ['1', '2.5', '', '1e99', 'two']],
  ])('is refused unless it is %s', (wanted, read, texts) => {
    for (const text of texts) expect(() => read(text)).toThrow(`${wanted} is needed`);
  });
});

describe('the names of an option', () => {
  const read = someOf(['user', 'order']);

  it('are a comma list', () => expect(read('order, user')).toEqual(['order', 'user']));
  it.each(['', 'users', 'user,'])('are refused when there is no such: "%s"', (list) =>
    expect(() => read(list)).toThrow('is none of user, order'),
  );
});
