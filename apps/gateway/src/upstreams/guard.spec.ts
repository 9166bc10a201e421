import { jest } from '@jest/globals';
import { breakerOpen, bulkheadFull } from './guard-codes.js';
import { Guard } from './guard.js';

const silent = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const fails = () => Promise.reject(silent);
const works = () => Promise.resolve('answer');
const pauseMs = 1_000;

const guard = (atOnce = 100, waiting = 0) => {
  const breaks: boolean[] = [];
  const settings = { breaker: { failures: 3, pauseMs }, bulkhead: { atOnce, waiting } };
  return { breaks, guard: new Guard(settings, (isOpen) => breaks.push(isOpen)) };
};

const open = async (one: Guard): Promise<void> => {
  for (let call = 0; call < 3; call++) await expect(one.run(fails)).rejects.toBe(silent);
};

describe('a breaker', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 0 }));
  afterEach(() => void jest.useRealTimers());

  it('opens after failures in a row, and calls nothing while it is open', async () => {
    const { guard: one, breaks } = guard();
    await open(one);
    await expect(one.run(() => Promise.reject(new Error('called')))).rejects.toMatchObject({ code: breakerOpen });
    expect(breaks).toEqual([true]);
  });

  it('does not count what had an answer, or what its client gave up', async () => {
    const { guard: one } = guard();
    for (let call = 0; call < 9; call++) await expect(one.run(() => Promise.reject(new Error('aborted')))).rejects.toThrow('aborted');
    await expect(one.run(works)).resolves.toBe('answer');
  });

  it('lets one call try after the pause, and closes when it has an answer', async () => {
    const { guard: one, breaks } = guard();
    await open(one);
    jest.setSystemTime(pauseMs);
    const trial = Promise.withResolvers<string>();
    const answer = one.run(() => trial.promise);
    await expect(one.run(works)).rejects.toMatchObject({ code: breakerOpen });
    trial.resolve('back');
    await expect(answer).resolves.toBe('back');
    await expect(one.run(works)).resolves.toBe('answer');
    expect(breaks).toEqual([true, false]);
  });

  it('tells the call which is the trial', async () => {
    const { guard: one } = guard();
    const told: boolean[] = [];
    const call = (isTrial: boolean) => (told.push(isTrial), works());
    await one.run(call);
    await open(one);
    jest.setSystemTime(pauseMs);
    await one.run(call);
    await one.run(call);
    expect(told).toEqual([false, true, false]);
  });

  it('stays open when the trial fails, or is given up', async () => {
    const { guard: one } = guard();
    await open(one);
    jest.setSystemTime(pauseMs);
    await expect(one.run(() => Promise.reject(new Error('aborted')))).rejects.toThrow('aborted');
    await expect(one.run(works)).rejects.toMatchObject({ code: breakerOpen });
  });
});

describe('a bulkhead', () => {
  it('runs so many at once, lets so many wait and turns the rest away', async () => {
    const { guard: one } = guard(1, 1);
    const first = Promise.withResolvers<string>();
    const answers = [one.run(() => first.promise), one.run(works)];
    await expect(one.run(works)).rejects.toMatchObject({ code: bulkheadFull });
    first.resolve('first');
    expect(await Promise.all(answers)).toEqual(['first', 'answer']);
  });
});
