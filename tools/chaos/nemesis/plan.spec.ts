import { Random } from '../random.js';
import { catalogue, CATALOGUE_SECONDS, faultClasses } from './catalogue.js';
import { planFaults } from './plan.js';

const plan = (seed: string, seconds = CATALOGUE_SECONDS, intensity = 1) => planFaults(new Random(seed), seconds, intensity);
const countOf = (faults: ReturnType<typeof plan>, name: string) => faults.filter((fault) => fault.class === name).length;

describe('a schedule of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan('7')).toEqual(plan('7'));
    expect(plan('7')).not.toEqual(plan('8'));
  });

  it('holds the whole catalogue in four minutes', () => {
    const faults = plan('7');
    for (const name of faultClasses) expect([name, countOf(faults, name)]).toEqual([name, catalogue[name].times]);
  });

  it('is as long as it is asked to be, in the order of time, with targets of the catalogue', () => {
    const faults = plan('7', 60);
    expect(faults.length).toBeGreaterThan(150);
    expect(faults.every(({ atMs }) => atMs >= 0 && atMs < 60_000)).toBe(true);
    expect(faults.map(({ atMs }) => atMs)).toEqual(faults.map(({ atMs }) => atMs).toSorted((left, right) => left - right));
    expect(faults.every((fault) => (catalogue[fault.class].targets as readonly string[]).includes(fault.target))).toBe(true);
  });

  it('grows with its intensity, and is empty at none', () => {
    expect(countOf(plan('7', CATALOGUE_SECONDS, 2), 'kill-instance')).toBe(2 * catalogue['kill-instance'].times);
    expect(plan('7', CATALOGUE_SECONDS, 0)).toEqual([]);
  });

  it('draws each class by itself: leaving one out does not move the others', () => {
    const some = planFaults(new Random('7'), 240, 1, ['kill-broker', 'lost-commit']);
    expect(some).toEqual(plan('7').filter((fault) => ['kill-broker', 'lost-commit'].includes(fault.class)));
  });
});
