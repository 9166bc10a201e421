import { Batcher } from './batcher.js';

describe('a batcher', () => {
  const batches: number[][] = [];
  let letGo: () => void = () => undefined;
  const batcher = new Batcher<number>(3, async (items) => {
    batches.push(items);
    await new Promise<void>((resolve) => (letGo = resolve));
  });

  it('begins at once, takes what came meanwhile together, and no more than it may', async () => {
    for (const item of [1, 2, 3, 4, 5]) batcher.push(item);
    expect(batches).toEqual([[1]]);
    const idle = batcher.idle();
    letGo();
    await new Promise(setImmediate);
    expect(batches).toEqual([[1], [2, 3, 4]]);
    letGo();
    await new Promise(setImmediate);
    letGo();
    await idle;
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('begins again after a rest', async () => {
    batcher.push(6);
    expect(batches.at(-1)).toEqual([6]);
    letGo();
    await batcher.idle();
  });
});
