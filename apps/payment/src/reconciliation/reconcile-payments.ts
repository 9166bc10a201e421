import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { comparePages, Reconciliation } from '@app/platform';

/** A payment is what the bank's answers in the ledger made of it, and has given back what they say. */
const agrees = `
  CASE WHEN status IN ('waiting', 'authorizing', 'cancelled') THEN true
    ELSE EXISTS (SELECT FROM payment_ledger WHERE order_id = row.order_id AND kind = CASE status
      WHEN 'captured' THEN 'captured' WHEN 'declined' THEN 'declined' WHEN 'capture-failed' THEN 'capture-refused'
      WHEN 'voided' THEN 'voided' ELSE 'authorized' END) END
  AND refunded_minor = (SELECT coalesce(sum(amount_minor), 0) FROM payment_ledger WHERE order_id = row.order_id AND kind = 'refunded')`;

/** Compares payments with the ledger of what the bank answered. */
@Injectable()
export class ReconcilePayments {
  constructor(reconciliation: Reconciliation, database: UnitOfWork) {
    const say = (orderId: string) => `the payment of order ${orderId} and its ledger do not agree`;
    reconciliation.compare('ledger', comparePages(database, 'payments', 'order_id', agrees, say));
  }
}
