import { Random } from './random.js';

const draw = (random: Random, count = 5) => Array.from({ length: count }, random.next);

describe('chance with a seed', () => {
  it('repeats itself', () => {
    expect(draw(new Random('7'))).toEqual(draw(new Random('7')));
    expect(draw(new Random('7'))).not.toEqual(draw(new Random('8')));
  });

  it('has branches that do not depend on how much was drawn before', () => {
    const used = new Random('7');
    draw(used, 100);
    expect(draw(used.fork('load'))).toEqual(draw(new Random('7').fork('load')));
  });

  it('is spread evenly', () => {
    const numbers = draw(new Random('7'), 10_000);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  });

  it('chooses by weight', () => {
    const random = new Random('7');
    const chosen = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(chosen.filter((name) => name === 'often').length).toBeGreaterThan(850);
    expect(chosen).not.toContain('never');
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    const shuffled = new Random('7').shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((left, right) => left - right)).toEqual(items);
  });
});
