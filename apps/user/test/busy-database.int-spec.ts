import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { startService, type RunningService } from '@app/platform';
import { createDatabase, RecordingBroker, type TestDatabase } from '@app/testing';
import { userSchema } from '../src/persistence/schema.js';
import { userService } from '../src/service.js';

/** What the unit of work asks for when it connects, and nobody else. */
const ofUnitOfWork = 'default_transaction_read_only';

describe('a service that starts while its database takes no more connections', () => {
  let database: TestDatabase;
  let door: Server;
  let service: RunningService | undefined;
  let turnedAway = 0;

  /** Passes connections on, but for the first of the unit of work. */
  function admit(client: Socket): void {
    client
      .on('error', () => undefined)
      .once('data', (greeting) => {
        if (greeting.includes(ofUnitOfWork) && turnedAway++ === 0) return client.destroy();
        const { hostname, port } = new URL(database.url);
        const server = connect(Number(port), hostname).on('error', () => client.destroy());
        server.write(greeting);
        client.pipe(server).pipe(client);
      });
  }

  beforeAll(async () => {
    database = await createDatabase(userSchema);
    door = createServer(admit).listen(0, '127.0.0.1');
    await once(door, 'listening');
    const url = new URL(database.url);
    url.host = `127.0.0.1:${(door.address() as { port: number }).port}`;
    service = await startService(userService, { env: { LOG_LEVEL: 'silent', DATABASE_URL: url.href }, broker: new RecordingBroker() });
  });
  afterAll(async () => {
    await service?.close();
    door.close();
    await database.drop();
  });

  it('asks again for its keys', async () => {
    expect(turnedAway).toBeGreaterThan(0);
    const keys = await (await fetch(`${service?.url}/.well-known/jwks.json`)).json();
    expect(keys).toEqual({ keys: [expect.objectContaining({ kty: 'OKP' })] });
  });
});
