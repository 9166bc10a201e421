import { schemaDrift } from '@app/database';
import { createDatabase } from '@app/testing';
import { catalogSchema } from '../src/persistence/schema.js';

it('has rows that fit the tables that the migrations make', async () => {
  const database = await createDatabase(catalogSchema);
  try {
    expect(await schemaDrift(database.url, catalogSchema)).toEqual([]);
  } finally {
    await database.drop();
  }
});
