import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { timeOfId } from '@app/kernel';
import { exemplar } from '@app/platform';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { endings, type Ending } from '../domain/ending.js';
import { countUnfinished } from '../persistence/count-unfinished.js';
import { LastEndings } from './last-endings.js';

/** What an operator watches of the saga as a whole: how many begin, how they end, and how long that takes. */
@Injectable()
export class OrderMetrics {
  readonly #placed: Counter;
  readonly #ended: Counter<'ending'>;
  readonly #duration: Histogram<'ending'>;

  constructor(
    registry: Registry,
    database: UnitOfWork,
    private readonly last: LastEndings,
  ) {
    const registers = [registry];
    this.#placed = new Counter({ name: 'saga_orders_placed_total', help: 'Orders taken', registers });
    this.#ended = new Counter({ name: 'saga_orders_ended_total', help: 'Orders by how they ended', labelNames: ['ending'], registers });
    this.#duration = new Histogram({
      name: 'saga_order_duration_seconds',
      help: 'From the moment an order was placed to its end',
      labelNames: ['ending'],
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 150, 300, 900],
      enableExemplars: true,
      registers,
    });
    for (const ending of endings) {
      this.#ended.inc({ ending }, 0); // or the first of its kind would be a beginning, and no increase
      this.#duration.zero({ ending });
    }
    new Gauge({
      name: 'saga_orders_in_flight',
      help: 'Orders that have not ended, by status, counted up to 10,000 each',
      labelNames: ['status'],
      registers,
      async collect() {
        const unfinished = await countUnfinished(database).catch(() => ({ pending: Number.NaN, confirmed: Number.NaN }));
        for (const [status, orders] of Object.entries(unfinished)) this.set({ status }, orders);
      },
    });
  }

  placed(): void {
    this.#placed.inc();
  }

  /** @param orderId says when the order was placed; @param traceparent of what ended it */
  ended(orderId: string, ending: Ending, traceparent?: string): void {
    this.#ended.inc({ ending });
    this.last.add(orderId, ending);
    const placedAt = timeOfId(orderId);
    if (placedAt === undefined) return;
    this.#duration.observe({ labels: { ending }, value: Math.max(0, Date.now() - placedAt) / 1_000, ...exemplar(traceparent) });
  }
}
