import type { Tx, UnitOfWork } from '@app/database';
import * as bank from './bank-steps.js';
import * as catalog from './catalog-steps.js';
import { newFloorOrder } from './floor-order.js';
import * as order from './order-steps.js';
import * as payment from './payment-steps.js';
import { markPublished, type ToldFact } from './spine.js';

export const floorDatabases = ['order', 'catalog', 'payment', 'bank'] as const;
export type Databases = Readonly<Record<(typeof floorDatabases)[number], UnitOfWork>>;

/** All the SQL of one order that is bought, a transaction per step, and nothing else: what is left when HTTP, Kafka and waiting are free. */
export async function oneOrder(databases: Databases, skus: readonly string[]): Promise<void> {
  const { order: orders, catalog: stock, payment: payments, bank: holds } = databases;
  const it = newFloorOrder(skus);
  const telling = async (database: UnitOfWork, step: (tx: Tx) => Promise<ToldFact>): Promise<ToldFact> => {
    const told = await database.run(step);
    await database.run((tx) => markPublished(tx, told));
    return told;
  };
  const placed = await telling(orders, (tx) => order.placeOrder(tx, it));
  const reserved = await telling(stock, (tx) => catalog.reserveStock(tx, it, placed));
  await payments.run((tx) => payment.rememberOrder(tx, it, placed));
  const authorization = await payments.run((tx) => payment.askForAuthorization(tx, it, reserved));
  await orders.run((tx) => order.noteFact(tx, it, reserved));
  await holds.run((tx) => bank.authorize(tx, it));
  const authorized = await telling(payments, (tx) => payment.recordAuthorization(tx, it, authorization));
  const confirmed = await telling(orders, (tx) => order.moveOrder(tx, it, authorized, 'confirmed', 'OrderConfirmed'));
  const committed = await telling(stock, (tx) => catalog.commitStock(tx, it, confirmed));
  const capture = await payments.run((tx) => payment.askForCapture(tx, it, confirmed));
  await orders.run((tx) => order.noteFact(tx, it, committed));
  await holds.run((tx) => bank.capture(tx, it));
  const captured = await telling(payments, (tx) => payment.recordCapture(tx, it, capture));
  await telling(orders, (tx) => order.moveOrder(tx, it, captured, 'completed', 'OrderCompleted'));
}
