import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@app/kernel';
import type { ProcessName } from '../../stack/names.js';
import { forgedFact, unreadableFact } from './forged-facts.js';
import { discardDeadLetters, useTokenTwice } from './people.js';
import { inDatabaseOf, order, sayAs, shopOf, somethingInStock, type Victim } from './victim.js';

/** Brings about what an alert calls for. @returns what ends it */
export type Cause = (victim: Victim) => Promise<Mend>;
export type Mend = () => Promise<void>;

/** Takes a part away until it is mended, and then does something that needs it. */
const without =
  (name: ProcessName, then: (victim: Victim) => Promise<void> = async () => undefined): Cause =>
  async (victim) => {
    await somethingInStock(victim);
    await victim.down(name);
    await then(victim);
    return () => victim.restart(name);
  };

const orders =
  (count: number, paymentToken: string) =>
  async (victim: Victim): Promise<void> => {
    for (let placed = 0; placed < count; placed++) await order(victim, paymentToken);
  };

/** Keeps on doing something until it is mended, so many at a time. */
function keepOn(atATime: number, work: () => Promise<unknown>): Mend {
  const over = new AbortController();
  const lane = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await work().catch(() => undefined);
      await delay(50);
    }
  };
  const lanes = Promise.all(Array.from({ length: atATime }, lane));
  return async () => {
    over.abort();
    await lanes;
  };
}

const readProducts = (victim: Victim) => async (): Promise<void> => {
  const answer = await fetch(`${victim.url('gateway')}/api/v1/products?q=${newId()}`, { signal: AbortSignal.timeout(10_000) });
  await answer.body?.cancel();
};

/** Requests for a service that is not there. */
const readersOfNothing: Cause = async (victim) => {
  await victim.down('catalog');
  const leave = keepOn(4, readProducts(victim));
  return async () => {
    await leave();
    await victim.restart('catalog');
  };
};

const lockedTable =
  (service: 'order' | 'payment', table: string, then: (victim: Victim) => Promise<Mend>): Cause =>
  async (victim) => {
    await somethingInStock(victim);
    const unlock = await inDatabaseOf(victim, service, 'BEGIN READ WRITE', `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const leave = await then(victim);
    return async () => {
      await leave();
      await unlock();
    };
  };

const oneMoreOnHand = (difference: string) => `UPDATE products SET on_hand = on_hand ${difference} WHERE sku = 'LAST-ONE'`;
const nothing: Mend = async () => undefined;

/** By the name of the alert: see the runbooks. */
export const causes: ReadonlyMap<string, Cause> = new Map<string, Cause>([
  ['RequestsFail', readersOfNothing],
  ['ServiceDown', without('bank')],
  ['BreakerOpen', readersOfNothing],
  ['OrdersSlow', async (victim) => orders(3, 'tok_unavailable')(victim).then(() => nothing)],
  ['OrdersEndBadly', async (victim) => orders(5, 'tok_capture_fails')(victim).then(() => nothing)],
  ['OrdersStuck', without('catalog', orders(1, 'tok_ok'))],
  ['OutboxBehind', without('kafka', orders(1, 'tok_ok'))],
  ['LaneBehind', lockedTable('payment', 'inbox', async (victim) => orders(1, 'tok_ok')(victim).then(() => nothing))],
  ['BankSilent', without('bank', orders(1, 'tok_ok'))],
  ['DatabaseBusy', lockedTable('order', 'orders', async (victim) => keepOn(40, await shoppers(victim)))],
  ['DeadLetters', async (victim) => sayAs(victim, 'payment', unreadableFact()).then(() => () => discardDeadLetters(victim, 'order'))],
  ['Anomalies', async (victim) => sayAs(victim, 'payment', forgedFact()).then(() => nothing)],
  [
    'BooksDisagree',
    async (victim) => {
      const end = await inDatabaseOf(victim, 'catalog', 'SET default_transaction_read_only = off', oneMoreOnHand('+ 1'));
      return async () => {
        await end();
        await (
          await inDatabaseOf(victim, 'catalog', 'SET default_transaction_read_only = off', oneMoreOnHand('- 1'))
        )();
      };
    },
  ],
  ['TokenReused', async (victim) => useTokenTwice(shopOf(victim)).then(() => nothing)],
]);

async function shoppers(victim: Victim): Promise<() => Promise<unknown>> {
  const ada = await shopOf(victim).logIn('ada');
  const lines = [{ sku: await somethingInStock(victim), quantity: 1 }];
  return () => ada.place({ lines, paymentToken: 'tok_ok' });
}
