import { audit } from '../../audit/audit.js';
import type { Books } from '../../audit/books.js';
import type { Violation } from '../../audit/invariants/invariant.js';
import { sku, total, type World } from '../world/world.js';

/** What the auditor finds in the books of an order that nothing will happen to any more, with enough on the shelf for it alone. */
export const disagreementOf = (world: World): Violation | undefined => audit(booksOf(world))[0];

/** The books as the auditor reads them from a running shop. What travels between the services is no part of the model's books. */
function booksOf({ order, reservation, moved, payment, commands, bank }: World): Books {
  const { id: orderId, status, reason = null } = order;
  const shelf = { onHand: 1 + moved.onHand, reserved: moved.reserved };
  return {
    orders: [{ id: orderId, status, reason, total: total.amount, units: 1 }],
    keys: [{ key: 'key', orderId }],
    timelines: new Map(),
    stock: [{ sku, ...shelf, movedOnHand: shelf.onHand, movedReserved: shelf.reserved }],
    reservations: reservation ? [{ orderId, status: reservation.status, unitsTaken: -moved.onHand }] : [],
    payments: payment ? [{ ...payment, amount: payment.bill?.amount.amount ?? null, hasToken: !!payment.paymentToken, openCommands: commands.length }] : [],
    holds: bank.holds.map((hold) => ({ ...hold, amount: hold.amount.amount })),
    ledger: bank.ledger,
    spines: [],
  }; // prettier-ignore
}
