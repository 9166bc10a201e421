import type { Order } from '../shop/answers.js';
import { ShopProblem } from '../shop/shop-problem.js';
import type { Visitor } from '../shop/visitor.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { placeOrder, sku, type Stage } from './stage.js';

const WITHIN_MS = 10_000;

/** Cancels an order when the bank has been asked and has not answered. */
export async function cancelWhileTheBankThinks(stage: Stage, customer: Visitor): Promise<Order> {
  const { id } = await placeOrder(customer, [sku(stage, 5)], 'tok_slow');
  await waitUntil(() => isAuthorizing(customer, id), WITHIN_MS);
  return customer.post<Order>(`/orders/${id}/cancellation`);
}

async function isAuthorizing(customer: Visitor, id: string): Promise<boolean> {
  try {
    const { items } = await customer.get<{ items: readonly { status: string }[] }>(`/orders/${id}/payments`);
    return items.some(({ status }) => status === 'authorizing');
  } catch (error) {
    // Payment has not heard of the order yet.
    if (error instanceof ShopProblem && error.status === 404) return false;
    throw error;
  }
}
