import { timeOfId } from '@app/kernel';
import { Gauge, type Registry } from 'prom-client';
import type { ConsumerStatus } from '../broker.js';
import type { Lanes } from './lanes.js';

/** Shows, at each scrape, whether messages arrive and how far their handling is behind. */
export function measureConsumer(registry: Registry, lanes: Lanes, status: () => ConsumerStatus): void {
  const registers = [registry];
  new Gauge({
    name: 'consumer_running',
    help: '1 while this instance is a member of its consumer group and hears from the broker',
    registers,
    collect() {
      this.set(status() === 'running' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'lane_lag_messages',
    help: 'Messages of a partition that are not handled yet: those fetched, and those that the broker had left at the last fetch',
    labelNames: ['topic', 'partition'],
    registers,
    collect() {
      this.reset(); // partitions come and go
      for (const { partition, lag } of lanes.all) this.set({ topic: partition.topic, partition: String(partition.partition) }, lag);
    },
  });
  new Gauge({
    name: 'lane_oldest_seconds',
    help: 'Age of the oldest message that was fetched and is not handled; 0 when there is none',
    registers,
    collect() {
      const ages = lanes.all.map(({ head }) => ageOf(head?.record.headers['ce_id']));
      this.set(Math.max(0, ...ages));
    },
  });
}

function ageOf(eventId: string | undefined): number {
  const statedAt = timeOfId(eventId ?? '');
  return statedAt === undefined ? 0 : (Date.now() - statedAt) / 1_000;
}
