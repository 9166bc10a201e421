export interface Load {
  readonly durationMs: number;
  /** Milliseconds of each order that ended in time. */
  readonly latencies: readonly number[];
  /** By what was said. */
  readonly failures: ReadonlyMap<string, number>;
}

/**
 * Keeps `width` orders in flight, each customer one after the other, until the time is over. Those that are on their way then are
 * waited for and not counted.
 * @param order resolves when the order has ended as it should, rejects otherwise
 */
export async function runLoad(width: number, durationMs: number, order: (customer: number) => Promise<void>): Promise<Load> {
  const latencies: number[] = [];
  const failures = new Map<string, number>();
  const end = performance.now() + durationMs;
  const customer = async (index: number): Promise<void> => {
    for (let begin = performance.now(); begin < end; begin = performance.now()) {
      try {
        await order(index);
        const now = performance.now();
        if (now <= end) latencies.push(now - begin);
      } catch (error) {
        const words = (error as Error).message;
        failures.set(words, (failures.get(words) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, (_, index) => customer(index)));
  return { durationMs, latencies, failures };
}
