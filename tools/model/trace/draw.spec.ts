import { plantedFaults, provePlanted } from '../planted/planted.js';

const traceOf = (name: string): string => {
  const fault = plantedFaults.find((one) => one.name === name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  return provePlanted(fault).broken[0]?.trace ?? '';
};

describe('a trace', () => {
  it('shows who tells whom what, and what it changes there', () => {
    expect(traceOf('no-tombstone').split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ *outside +order +catalog +payment +bank$/),
        expect.stringMatching(/^ \d +├ CustomerCancels ▶│/),
        expect.stringMatching(/│ +pending → cancelled +│/),
        expect.stringMatching(/├─+ OrderPlaced ─+▶│/),
        '   ✗ broken: nothing is reserved (1 of MUG are still reserved)',
      ]),
    );
  });

  it('tells orders apart', () => {
    const lines = traceOf('no-availability-check').split('\n');
    expect(lines.filter((line) => /^ 1 A|^ 2 B/.test(line))).toHaveLength(2);
    expect(lines).toContain('   B: order pending · reservation reserved · payment unknown · bank never asked');
  });
});
