/**
 * Writes where all orders stand as one number. Orders want the same and nobody looks at their names, so it makes no difference which
 * of them stands where: the positions are sorted.
 */
export class Tuples {
  /** @throws RangeError when so many nodes and orders do not fit in the 53 bits of a number */
  constructor(
    private readonly nodes: number,
    private readonly orders: number,
  ) {
    if (nodes ** orders > Number.MAX_SAFE_INTEGER) throw new RangeError(`${orders} orders of ${nodes} nodes are too many`);
  }

  pack(positions: readonly number[]): number {
    let packed = 0;
    for (const position of positions.toSorted((left, right) => left - right)) packed = packed * this.nodes + position;
    return packed;
  }

  unpack(packed: number): number[] {
    const positions: number[] = [];
    for (let rest = packed; positions.length < this.orders; rest = Math.floor(rest / this.nodes)) positions.unshift(rest % this.nodes);
    return positions;
  }
}
