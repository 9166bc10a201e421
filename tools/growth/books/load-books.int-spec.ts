import { allEvents } from '@app/contracts';
import { createDatabase, type TestDatabase } from '@app/testing';
import { bankSchema } from '../../../apps/bank/src/persistence/schema.js';
import { catalogSchema } from '../../../apps/catalog/src/persistence/schema.js';
import { orderSchema } from '../../../apps/order/src/persistence/schema.js';
import { paymentSchema } from '../../../apps/payment/src/persistence/schema.js';
import { userSchema } from '../../../apps/user/src/persistence/schema.js';
import { audit } from '../../audit/audit.js';
import { openDatabasesAt } from '../../audit/open-databases.js';
import { readBooks } from '../../audit/read-books.js';
import { loadBooks } from './load-books.js';

const schemas = { user: userSchema, catalog: catalogSchema, order: orderSchema, payment: paymentSchema, bank: bankSchema };
type Name = keyof typeof schemas;

const shelves = ['MUG', 'PEN', 'HAT'].map((sku, index) => ({ sku, name: `A baker's ${sku}`, price: 1_000 + index }));
const plan = { orders: 2_000, days: 20, regular: '019a1c00-0000-7000-8000-000000000001', shelves, currency: 'EUR' };

describe('two thousand loaded orders', () => {
  let databases: Record<Name, TestDatabase>;

  beforeAll(async () => {
    const made = await Promise.all(Object.entries(schemas).map(async ([name, schema]) => [name, await createDatabase(schema)] as const));
    databases = Object.fromEntries(made) as Record<Name, TestDatabase>;
    for (const { sku, name, price } of shelves) {
      await databases.catalog.query(
        `WITH product AS (
           INSERT INTO products (sku, name, description, category, price_minor, currency, image_url, on_hand, in_stock, event_seq)
           VALUES ($1, $2, '', 'test', $3, 'EUR', '/', 7, true, 0) RETURNING sku
         ) INSERT INTO stock_movements (sku, delta_on_hand, delta_reserved, reason) SELECT sku, 7, 0, 'adjusted' FROM product`,
        [sku, name, price],
      );
    }
    const { order, catalog, payment, bank } = databases;
    await loadBooks({ order: order.url, catalog: catalog.url, payment: payment.url, bank: bank.url }, plan);
  }, 120_000);
  afterAll(() => Promise.all(Object.values(databases).map((database) => database.drop())));

  it('are audited without a complaint, in five databases', async () => {
    const { user, catalog, order, payment, bank } = databases;
    const books = openDatabasesAt({ user: user.url, catalog: catalog.url, order: order.url, payment: payment.url, bank: bank.url });
    const read = await readBooks(books).finally(() => books.close());
    expect(read.orders).toHaveLength(plan.orders);
    expect(new Set(read.orders.map(({ status }) => status))).toEqual(new Set(['completed', 'cancelled', 'failed']));
    expect(audit(read).slice(0, 5)).toEqual([]);
  }, 60_000);

  it('have said nothing that breaks the schema of a fact', async () => {
    const definitions = new Map(allEvents.map((definition) => [definition.type, definition]));
    for (const name of ['order', 'catalog', 'payment'] as const) {
      const rows = await databases[name].query<{ type: string; payload: unknown }>('SELECT type, payload FROM outbox WHERE id % 7 = 0');
      for (const { type, payload } of rows) definitions.get(type)?.data.parse(payload);
    }
  }, 60_000);

  it('hide card tokens where they are shown', async () =>
    expect(await databases.order.query(`SELECT FROM timeline WHERE data ? 'paymentToken'`)).toEqual([]));
});
