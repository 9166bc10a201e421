import { breaches } from './budget.js';
import { spreadOf } from './spread.js';

const file = (text: string) => ({ path: 'a.ts', text });
const work = 'TODO';

describe('the budget of a file', () => {
  it('is kept by 250 lines and not by 251', () => {
    expect(breaches(file('x\n'.repeat(250)))).toEqual([]);
    expect(breaches(file('x\n'.repeat(251)))).toEqual(['a.ts: 251 lines, more than 250: it does two things']);
  });

  it('counts constructor parameters as the compiler does', () => {
    expect(breaches(file('class A { constructor(a: Map<1, 2>, b: [3, 4], c = f(5, 6)) {} }'))).toEqual([]);
    expect(breaches(file('\nclass A { constructor(a, b, c, d, e, f) {} }'))).toEqual([
      'a.ts:2: a constructor with 6 parameters, more than 5',
    ]);
  });

  it.each([
    [`// ${work}: later`, 1],
    [`// ${work}(#12): later`, 0],
    [`const list = '${work}'`, 0],
    ['// oxlint-disable-next-line no-console', 1],
    ['// oxlint-disable-next-line no-console -- a program speaks to its user', 0],
  ])('finds what was put off in %s', (text, count) => {
    expect(breaches(file(text))).toHaveLength(count);
  });
});

describe('a spread', () => {
  it('names figures that occur', () => {
    expect(spreadOf([9, 1, 5, 3, 7, 2, 4, 6, 8, 100])).toEqual({ count: 10, median: 5, p90: 9, longest: 100 });
    expect(spreadOf([])).toEqual({ count: 0, median: 0, p90: 0, longest: 0 });
  });
});
