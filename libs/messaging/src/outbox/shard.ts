export const shardCount = 16;

/** FNV-1a, computed here because Postgres does not promise that its own hash functions stay the same. */
export function shardOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(aggregateId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % shardCount;
}
