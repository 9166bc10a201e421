import { startService, type RunningService } from '@app/platform';
import { createDatabase, RecordingBroker, type TestDatabase } from '@app/testing';
import { userSchema } from '../src/persistence/schema.js';
import { userService } from '../src/service.js';

describe('two instances that start at once on an empty database', () => {
  let database: TestDatabase;
  let instances: RunningService[];

  beforeAll(async () => {
    database = await createDatabase(userSchema);
    const env = { LOG_LEVEL: 'silent', DATABASE_URL: database.url };
    const start = () => startService(userService, { env, broker: new RecordingBroker() });
    instances = await Promise.all([start(), start()]);
  });
  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.close()));
    await database.drop();
  });

  it('sign with one key, which both publish', async () => {
    const sets = await Promise.all(instances.map(async ({ url }) => (await fetch(`${url}/.well-known/jwks.json`)).json()));
    expect(sets[0]).toEqual({ keys: [expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA' })] });
    expect(sets[1]).toEqual(sets[0]);
    expect(JSON.stringify(sets)).not.toContain('"d"');
  });
});
