import { Gauge, type Registry } from 'prom-client';

/**
 * Shows `saga_stuck{stage}`, 0 when all is well.
 * @param count by stage, asked at each scrape; stages without any may be missing
 */
export function measureStuck(registry: Registry, stages: readonly string[], count: () => Promise<ReadonlyMap<string, number>>): void {
  new Gauge({
    name: 'saga_stuck',
    help: 'Sagas that wait in a stage for longer than it may take',
    labelNames: ['stage'],
    registers: [registry],
    async collect() {
      const counts = await count().catch(() => undefined); // nobody knows while the database is away
      for (const stage of stages) this.set({ stage }, counts ? (counts.get(stage) ?? 0) : Number.NaN);
    },
  });
}
