import type { Databases } from '../audit/open-databases.js';
import { reference } from './bank-counter.js';
import type { ListeningService } from './dead-letter.js';

/** The rows that a call would change, as far as nothing else changes them meanwhile. */
export type Trace = (databases: Databases) => Promise<readonly unknown[]>;

/** Accounts and sessions; xmin is another one after every write. */
export const accounts: Trace = async ({ user }) => [
  await user.rows('SELECT xmin::text AS written_by, * FROM users ORDER BY id'),
  await user.rows('SELECT xmin::text AS written_by, * FROM sessions ORDER BY id'),
];

/** What the shelves offer, and how often somebody adjusted a stock; stock itself also moves with every order. */
export const products: Trace = async ({ catalog }) => [
  await catalog.rows('SELECT sku, listed, version FROM products ORDER BY sku'),
  await catalog.rows(`SELECT count(*) FROM stock_movements WHERE reason = 'adjusted'`),
];

/** Which orders there are, and which of them are cancelled; everything else about them goes on by itself. */
export const orders: Trace = ({ order }) => order.rows(`SELECT id, status = 'cancelled' AS is_cancelled FROM orders ORDER BY id`);

export const refunds: Trace = ({ payment }) => payment.rows('SELECT id FROM refunds ORDER BY id');

export const letters =
  (service: ListeningService): Trace =>
  (databases) =>
    databases[service].rows('SELECT id, status FROM dead_letters ORDER BY id');

/** Of the holds that the shop knows nothing of: the others go on by themselves. */
export const holds: Trace = ({ bank }) => bank.rows('SELECT * FROM holds WHERE reference = $1 ORDER BY id', [reference]);

/** What the proof calls its own announcements; the bank sends others meanwhile. */
export const announced = 'access-matrix';

export const announcements: Trace = ({ payment }) => payment.rows('SELECT event_id FROM inbox WHERE type = $1', [announced]);
