import { Client } from 'pg';

/** A client that outlives the end of its server: what was asked of it rejects, and the process goes on. */
export async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
