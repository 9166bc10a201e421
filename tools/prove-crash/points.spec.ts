import { crashpoints } from '@app/kernel';
import { endingNames } from './endings.js';
import { places, rowsOf, unreachedIn } from './points.js';
import { scenariosOf } from './scenarios/scenarios.js';

describe('the plan of the proof', () => {
  it('has a place in the matrix or a scenario for every crash point, and not both', () => {
    const scenarios = new Set(scenariosOf(crashpoints, [1]).map(({ row }) => row.point));
    expect(crashpoints.filter((point) => point in places === scenarios.has(point))).toEqual([]);
  });

  it('leaves no row without an ending that can reach it', () => {
    const rows = rowsOf(crashpoints, [1]);
    expect(rows.filter((row) => endingNames.every((ending) => ending in unreachedIn(row)))).toEqual([]);
  });

  it('takes all first passings before the second ones', () => {
    expect(rowsOf(['psp.before-call', 'psp.after-record'], [1, 2]).map(({ point, hit }) => `${point}:${hit}`)).toEqual([
      'psp.before-call:1',
      'psp.after-record:1',
      'psp.before-call:2',
      'psp.after-record:2',
    ]);
  });
});
