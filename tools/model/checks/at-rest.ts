import type { StockLine } from '@app/contracts';
import { audit } from '../../audit/audit.js';
import { emptyBooks, type Books } from '../../audit/books.js';
import type { Violation } from '../../audit/invariants/invariant.js';
import { sku, total, type World } from '../world/world.js';

/** What the auditor finds in the books of an order that nothing will happen to any more, with enough on the shelf for it alone. */
export const disagreementOf = (world: World): Violation | undefined => audit(booksOf(world))[0];

const customer = 'somebody';
const wordsOf = (lines: readonly StockLine[]): string => lines.map((line) => `${line.sku}×${line.quantity}`).join(' ');

/** The books as the auditor reads them from a running shop. What travels between the services is no part of the model's books. */
function booksOf({ order, reservation, moved, payment, refunds, commands, bank }: World): Books {
  const { id: orderId, status, reason = null } = order;
  const shelf = { onHand: 1 + moved.onHand, reserved: moved.reserved };
  return {
    ...emptyBooks,
    orders: [{ id: orderId, customer, status, reason, total: total.amount, units: 1, lines: wordsOf([{ sku, quantity: 1 }]), ageMs: 0 }],
    keys: [{ customer, key: 'key', orderId }],
    stock: [{ sku, ...shelf, movedOnHand: shelf.onHand, movedReserved: shelf.reserved, held: reservation?.status === 'reserved' ? 1 : 0 }],
    reservations: reservation ? [{ orderId, status: reservation.status, unitsTaken: -moved.onHand, lines: wordsOf(reservation.lines) }] : [],
    payments: payment ? [{
      ...payment,
      amount: payment.bill?.amount.amount ?? null,
      refundsSucceeded: refunds.filter((refund) => refund.status === 'succeeded').reduce((sum, { amount }) => sum + amount.amount, 0),
      hasToken: !!payment.paymentToken,
      openCommands: commands.length,
    }] : [],
    holds: bank.holds.map((hold) => ({ ...hold, amount: hold.amount.amount })),
    ledger: bank.ledger,
  }; // prettier-ignore
}
