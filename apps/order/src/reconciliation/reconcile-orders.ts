import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { comparePages, Reconciliation } from '@app/platform';

/** Every fact of an order is on its timeline, and its status is what it told. */
const agrees = `
  timeline_seq = (SELECT count(*) FROM timeline WHERE order_id = row.id)
  AND EXISTS (SELECT FROM timeline WHERE order_id = row.id AND fact = CASE status
    WHEN 'pending' THEN 'OrderPlaced' WHEN 'confirmed' THEN 'OrderConfirmed' WHEN 'completed' THEN 'OrderCompleted'
    WHEN 'failed' THEN 'OrderFailed' WHEN 'cancelled' THEN 'OrderCancelled' END)`;

/** Compares orders with their timelines. */
@Injectable()
export class ReconcileOrders {
  constructor(reconciliation: Reconciliation, database: UnitOfWork) {
    const say = (id: string) => `order ${id} and its timeline do not agree`;
    reconciliation.compare('timeline', comparePages(database, 'orders', 'id', agrees, say));
  }
}
