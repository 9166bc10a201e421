import { shardCount, shardOf } from './shard.js';

describe('sharding', () => {
  // Fixed for ever: two versions of a service run side by side during a release and must agree.
  it.each([['', 5], ['a', 12], ['MUG-BLUE', 3], ['019a1c00-0000-7000-8000-000000000001', 0]])('puts %j where it always was', (id, shard) =>
    expect(shardOf(id)).toBe(shard)); // prettier-ignore

  it('spreads ids over all shards', () => {
    const used = new Set(Array.from({ length: 1_000 }, (_, n) => shardOf(`order-${n}`)));
    expect(used.size).toBe(shardCount);
  });
});
