import { table } from './table.js';

describe('a table', () => {
  it('aligns words to the left and figures to the right', () => {
    expect(table(['who', 'how many'], [['ada', 7], ['grace', 12]])).toBe(
      ['who    how many', '─────  ────────', 'ada           7', 'grace        12'].join('\n'),
    ); // prettier-ignore
  });

  it('makes a row as high as its highest cell', () => {
    expect(table(['a', 'b'], [['x', ['1', '2']], ['y', []]])).toBe(['a  b', '─  ─', 'x  1', '   2', 'y'].join('\n')); // prettier-ignore
  });
});
