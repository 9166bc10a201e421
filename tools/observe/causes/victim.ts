import { ShopProblem } from '@app/client';
import { KafkaBroker, type OutgoingRecord } from '@app/messaging';
import { Client } from 'pg';
import { Shop } from '../../shop/shop.js';
import type { ProcessName, ServiceName } from '../../stack/names.js';

/** What a running stack lets be done to it, from inside its process or from another terminal. */
export interface Victim {
  url(name: ProcessName): string;
  /** Kills it; it stays down until it is restarted. */
  down(name: ProcessName): Promise<void>;
  restart(name: ProcessName): Promise<void>;
  /** What a service is told. */
  env(service: ServiceName): Promise<Readonly<Record<string, string | undefined>>>;
}

export const shopOf = (victim: Victim): Shop => new Shop(victim.url('gateway'));

/** Somebody orders one piece of something, paid like this. Refusals are part of an accident. */
export async function order(victim: Victim, paymentToken: string): Promise<void> {
  const ada = await shopOf(victim).logIn('ada');
  const lines = [{ sku: await somethingInStock(victim), quantity: 1 }];
  await ada.place({ lines, paymentToken }).catch((error: unknown) => {
    if (!(error instanceof ShopProblem)) throw error;
  });
}

let known: string | undefined;

/** Remembered, because an accident may take away the catalog. */
export async function somethingInStock(victim: Victim): Promise<string> {
  if (known) return known;
  const answer = await fetch(`${victim.url('gateway')}/api/v1/products?inStock=true&limit=100`);
  const { items } = (await answer.json()) as { items: readonly { sku: string; available: number }[] };
  known = items.find(({ available }) => available >= 1_000)?.sku;
  if (!known) throw new Error('nothing in this shop is well stocked');
  return known;
}

/** Runs statements in the database of a service, with the rights of the service, and hands out how to end the session. */
export async function inDatabaseOf(victim: Victim, service: ServiceName, ...statements: readonly string[]): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: (await victim.env(service))['DATABASE_URL'], application_name: 'cause of an alert' });
  client.on('error', () => undefined);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  return () => client.end();
}

/** Puts records on the broker that the service has not said, with its rights: nobody else may write to its topics. */
export async function sayAs(victim: Victim, service: ServiceName, ...records: readonly OutgoingRecord[]): Promise<void> {
  const { KAFKA_BROKERS: brokers = '', KAFKA_PASSWORD: password } = await victim.env(service);
  const broker = new KafkaBroker({
    brokers: brokers.split(','),
    clientId: 'cause-of-an-alert',
    ...(password && { sasl: { mechanism: 'scram-sha-512', username: service, password } }),
  });
  try {
    await broker.send(records);
  } finally {
    await broker.close();
  }
}
