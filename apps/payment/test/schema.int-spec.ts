import { schemaDrift } from '@app/database';
import { createDatabase, type TestDatabase } from '@app/testing';
import { paymentSchema } from '../src/persistence/schema.js';

describe('the tables of the payment service', () => {
  let database: TestDatabase;
  const [orderId, id] = ['0198d1c2-0000-7000-8000-000000000001', '0198d1c2-0000-7000-8000-000000000002'];

  beforeAll(async () => {
    database = await createDatabase(paymentSchema);
    await database.query(`INSERT INTO payments (order_id, id, status, amount_minor, currency) VALUES ($1, $2, 'captured', 1000, 'EUR')`, [
      orderId,
      id,
    ]);
    await database.query(
      `INSERT INTO payment_ledger (command_id, order_id, payment_id, kind, amount_minor, currency) VALUES ($1, $2, $2, 'captured', 1000, 'EUR')`,
      [id, orderId],
    );
  });
  afterAll(() => database.drop());

  it('are what the rows say', async () => {
    expect(await schemaDrift(database.url, paymentSchema)).toEqual([]);
  });

  it.each(['UPDATE payment_ledger SET amount_minor = 1', 'DELETE FROM payment_ledger', 'TRUNCATE payment_ledger'])(
    'keep the ledger as it is: %s',
    async (statement) => {
      await expect(database.query(statement)).rejects.toThrow('the ledger is append-only');
    },
  );

  it('record an answer once', async () => {
    const again = `INSERT INTO payment_ledger (command_id, order_id, payment_id, kind, amount_minor, currency) VALUES ($1, $2, $2, 'captured', 1000, 'EUR')`;
    await expect(database.query(again, [id, orderId])).rejects.toThrow('payment_ledger_command_id_key');
  });

  it.each([
    ['more refunds than was captured', 'refunded_minor = 600, refunding_minor = 500'],
    ['a refund of what is not captured', `status = 'capturing', refunding_minor = 1`],
    ['a token after the bank has decided', `payment_token = 'tok_ok'`],
    ['an unknown status', `status = 'paid'`],
  ])('refuse %s, whatever the code says', async (_, change) => {
    await expect(database.query(`UPDATE payments SET ${change}`)).rejects.toThrow('check constraint');
  });

  it('give each command one key', async () => {
    const insert = `INSERT INTO bank_commands (id, order_id, kind, idempotency_key, causation_id) VALUES (gen_random_uuid(), $1, 'void', 'void-1', 'x')`;
    await database.query(insert, [orderId]);
    await expect(database.query(insert, [orderId])).rejects.toThrow('bank_commands_idempotency_key_key');
  });
});
