import { Comparison, type Compared } from './comparison.js';

const comparing = (...steps: Compared[]) => new Comparison('mugs', async () => steps.shift() ?? { mismatches: [] });

describe('a comparison', () => {
  it('goes on where it stopped, and begins again after the last page', async () => {
    const asked: (string | undefined)[] = [];
    const pages: Record<string, string> = { '': 'a', a: 'b' };
    const comparison = new Comparison('mugs', async (from = '') => {
      asked.push(from);
      return { mismatches: [], ...(pages[from] && { next: pages[from] }) };
    });
    for (let step = 0; step < 4; step += 1) await comparison.step();
    expect(asked).toEqual(['', 'a', 'b', '']);
  });

  it('shows what a round found until the next round is over', async () => {
    const comparison = comparing({ mismatches: ['one'], next: 'a' }, { mismatches: ['two'] }, { mismatches: [], next: 'a' });
    const shown: number[] = [];
    for (let step = 0; step < 4; step += 1) {
      await comparison.step();
      shown.push(comparison.mismatches);
    }
    expect(shown).toEqual([1, 2, 2, 0]);
  });
});
