/**
 * When the leader of a partition moves, kafkajs joins its group anew while fetches from other brokers are still under way, and
 * hands out what they bring as if it belonged to the new generation. That fetch began behind records which were handed out
 * before and not yet committed; to resolve it would skip them. It is told by where it began, and refused once: the same
 * position in a fetch of the new generation is one that was committed, and comes again.
 */
export class FetchPositions {
  readonly #present = new Map<string, bigint>();
  readonly #former = new Map<string, bigint>();

  newGeneration(): void {
    for (const [partition, position] of this.#present) this.#former.set(partition, position);
    this.#present.clear();
  }

  isLeftOver(partition: string, fetchedFrom: bigint): boolean {
    if (this.#former.get(partition) !== fetchedFrom) return false;
    return this.#former.delete(partition);
  }

  handedOut(partition: string, lastOffset: bigint): void {
    this.#former.delete(partition);
    this.#present.set(partition, lastOffset + 1n);
  }
}
