import { Injectable } from '@nestjs/common';
import { Lifecycle, type Caller } from '@app/platform';
import { setTimeout as delay } from 'node:timers/promises';
import { isFinal } from '../domain/order.js';
import { isSettled } from '../domain/timeline.js';
import type { TimelineRow } from '../persistence/timeline.row.js';
import { FindOrders } from './find-orders.js';
import { OrderWatch } from './order-watch.js';

const graceMs = 10_000;

/** The timeline of an order as it happens. */
@Injectable()
export class StreamOrder {
  constructor(
    private readonly orders: FindOrders,
    private readonly watch: OrderWatch,
    private readonly lifecycle: Lifecycle,
  ) {}

  /**
   * Yields what is new, each time with all that came before it, and ends when the order is final and all it held is
   * settled, at the latest ten seconds after it became final.
   * @param after the number of the last entry that the client has
   */
  async *entries(
    id: string,
    caller: Caller,
    after: number,
    clientGone: AbortSignal,
  ): AsyncGenerator<{ fresh: TimelineRow[]; all: TimelineRow[] }> {
    const finished = new AbortController();
    const over = AbortSignal.any([clientGone, this.lifecycle.draining, finished.signal]);
    let seen = after;
    let isEnding = false;
    for await (const _ of this.watch.changes(id, over)) {
      const order = await this.orders.one(id, caller);
      const all = await this.orders.timeline(id);
      const fresh = all.filter((row) => row.seq > seen);
      seen = all.at(-1)?.seq ?? seen;
      if (fresh.length > 0) yield { fresh, all };
      if (!isFinal(order)) continue;
      if (isSettled(all)) return;
      if (!isEnding) void delay(graceMs - Math.min(graceMs, Date.now() - order.updated_at.getTime()), undefined, { signal: over, ref: false })
        .then(() => finished.abort())
        .catch(() => undefined); // prettier-ignore
      isEnding = true;
    }
  }
}
