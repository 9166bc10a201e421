import type { PlantedFault } from './planted-fault.js';
import { conclusion, held, rehearsalOf, say } from './result.js';

const fault: PlantedFault = { name: 'no inbox', danger: '', patches: [], scene: 'repeated facts' };
const caught = rehearsalOf(
  fault,
  {
    orders: 100,
    broken: [
      { invariant: 'every order is final', judged: 100, violations: ['order 1 is pending'] },
      { invariant: 'every fact is heard', judged: 100, violations: ['one', 'another'] },
    ],
  },
  61.4,
);
const missed = rehearsalOf(fault, { orders: 100, broken: [] }, 60);

describe('a planted fault', () => {
  it('is named with what caught it, the invariant that was broken most often first', () => {
    expect(say(caught)).toMatch(/^no inbox +caught by "every fact is heard" \(2 times, and 1 more\): 100 orders, 61 s$/);
    expect(caught.broken[0]?.example).toBe('one');
  });

  it('that is missed is not hidden', () => {
    expect(say(missed)).toContain('nothing to complain about');
    expect(conclusion([caught, missed], 2, 7, false)).toBe('1/2 planted faults caught (seed 7)');
    expect(held([caught, missed], 2, false)).toBe(false);
  });

  it('without a verdict is not caught', () => {
    expect(held([caught], 2, false)).toBe(false);
    expect(held([caught], 1, false)).toBe(true);
  });
});

it('a healthy shop must give no reason to complain', () => {
  expect(held([missed], 1, true)).toBe(true);
  expect(held([caught], 1, true)).toBe(false);
  expect(conclusion([missed], 1, 7, true)).toBe('1/1 scenes of a healthy shop ended without a complaint (seed 7)');
});
