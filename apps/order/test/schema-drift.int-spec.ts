import { schemaDrift } from '@app/database';
import { createDatabase } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';

it('has rows that fit the tables its migrations make', async () => {
  const database = await createDatabase(orderSchema);
  expect(await schemaDrift(database.url, orderSchema)).toEqual([]);
  await database.drop();
});
