import { type Order, ShopProblem } from '@app/client';
import type { Visitor } from '../shop/visitor.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { placeOrder, sku, type Stage } from './stage.js';

const WITHIN_MS = 10_000;

/** Cancels an order when the bank has been asked and has not answered. */
export async function cancelWhileTheBankThinks(stage: Stage, customer: Visitor): Promise<Order> {
  const { id } = await placeOrder(customer, [sku(stage, 5)], 'tok_slow');
  await waitUntil(() => isAuthorizing(customer, id), WITHIN_MS);
  return customer.cancel(id);
}

async function isAuthorizing(customer: Visitor, id: string): Promise<boolean> {
  try {
    return (await customer.paymentsOf(id)).some(({ status }) => status === 'authorizing');
  } catch (error) {
    // Payment has not heard of the order yet.
    if (error instanceof ShopProblem && error.status === 404) return false;
    throw error;
  }
}
