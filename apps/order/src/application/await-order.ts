import { Injectable } from '@nestjs/common';
import { untilOver } from '@app/kernel';
import { Lifecycle, type Caller } from '@app/platform';
import { isFinal as hasEnded } from '../domain/order.js';
import type { OrderRow } from '../persistence/order.row.js';
import { FindOrders } from './find-orders.js';
import { OrderWatch } from './order-watch.js';

/** A long poll: answers as soon as the order is final, at the latest when the time is up or the service stops. */
@Injectable()
export class AwaitOrder {
  constructor(
    private readonly orders: FindOrders,
    private readonly watch: OrderWatch,
    private readonly lifecycle: Lifecycle,
  ) {}

  final(id: string, caller: Caller, seconds: number, clientGone: AbortSignal): Promise<OrderRow> {
    return untilOver(seconds * 1_000, [this.lifecycle.draining, clientGone], async (over) => {
      for await (const _ of this.watch.changes(id, over, ({ isFinal }) => isFinal)) {
        const order = await this.orders.one(id, caller);
        if (hasEnded(order)) return order;
      }
      return this.orders.one(id, caller);
    });
  }
}
