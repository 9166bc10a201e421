import { randomUUID } from 'node:crypto';
import { Client } from './client.js';

const password = 'saga-shop-demo';

/** @throws when the shop does not know them */
export async function logIn(door: Client, email: string): Promise<Client> {
  const { status, body } = await door.call<{ accessToken: string }>('POST', '/sessions', { body: { email, password } });
  if (status !== 201) throw new Error(`${email} was not let in: ${status} ${JSON.stringify(body)}`);
  return new Client(door.url, body.accessToken);
}

/** A customer whom nobody has seen before. */
export async function register(door: Client, email = `${randomUUID()}@example.com`): Promise<Client> {
  const { status, body } = await door.call('POST', '/users', { body: { email, password, name: 'Someone New' } });
  if (status !== 201 && body.code !== 'email-taken') throw new Error(`${email} was not registered: ${status} ${JSON.stringify(body)}`);
  return logIn(door, email);
}
