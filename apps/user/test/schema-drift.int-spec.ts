import { schemaDrift } from '@app/database';
import { createDatabase } from '@app/testing';
import { userSchema } from '../src/persistence/schema.js';

it('has rows that fit the tables that the migrations make', async () => {
  const database = await createDatabase(userSchema);
  try {
    expect(await schemaDrift(database.url, userSchema)).toEqual([]);
  } finally {
    await database.drop();
  }
});
