import type { Session } from '../shop/session.js';
import { Shop } from '../shop/shop.js';
import { Customers } from './customers.js';
import { topUp } from './shelves.js';

/** Customers of a shop whose shelves have just been filled for them. @param url of its gateway */
export async function shoppersAt(url: string): Promise<Customers> {
  const shop = new Shop(url);
  await shop.knock();
  const sessions = await sessionsOf(shop);
  return new Customers(shop.url, sessions, await topUp(await shop.logIn('catalog')));
}

async function sessionsOf(shop: Shop): Promise<Session[]> {
  const visitors = await Promise.all(['ada', 'grace'].map((account) => shop.logIn(account)));
  return visitors.flatMap(({ session }) => session ?? []);
}
