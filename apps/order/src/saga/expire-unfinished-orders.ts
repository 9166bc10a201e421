import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { crashpoint } from '@app/kernel';
import { Sweep } from '@app/platform';
import { OrderConfig } from '../order.config.js';
import { Orders } from '../persistence/orders.js';

const pageSize = 100;

/** Rows that another instance is expiring are left to it; which instance does it is of no matter, the life cycle decides. */
const overdue = `
  SELECT id, placed_event_id, traceparent FROM orders WHERE status = 'pending' AND deadline_at <= now()
  ORDER BY deadline_at LIMIT ${pageSize} FOR UPDATE SKIP LOCKED`;

/** The deadline: an order that is still pending when its time is over is cancelled as `timed-out`. */
@Injectable()
export class ExpireUnfinishedOrders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweep: Sweep;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: Orders,
    config: OrderConfig,
  ) {
    this.#sweep = new Sweep(ExpireUnfinishedOrders.name, config.SWEEP_MS, () => this.expirePage());
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** @returns whether there may be more */
  async expirePage(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await tx.query<{ id: string; placed_event_id: string; traceparent: string | null }>(overdue);
      if (rows.length === 0) return false;
      await this.orders.lock(tx, rows.map((row) => row.id)); // prettier-ignore
      for (const { id, placed_event_id, traceparent } of rows) {
        this.orders.change(id, { type: 'DeadlinePassed' }, { id: placed_event_id, ...(traceparent && { traceparent }) });
        crashpoint('sweeper.mid-batch', [id]);
      }
      return rows.length === pageSize;
    });
  }
}
