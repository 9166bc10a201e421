import { jest } from '@jest/globals';
import { eventually } from '@app/testing';
import { kill, killBackend, type Accident } from './support/accidents.js';
import type { Client, Line } from './support/client.js';
import { OpenShop } from './support/open-shop.js';
import { withBroker } from './support/real-broker.js';
import { finalStubbornly, placeStubbornly, registerStubbornly, stubbornly } from './support/stubborn.js';

const minute = 60_000;
jest.setTimeout(8 * minute);

const accidents: readonly Accident[] = [
  kill('order'),
  kill('catalog'),
  kill('payment'),
  kill('bank'),
  kill('user'),
  kill('gateway'),
  kill('kafka'),
  killBackend('order'),
];
const ordersPerAccident = 25;
/** How many of them are on their way when it happens. */
const underWay = 8;

/** One after another, so that every accident meets all of them. */
const cards = ['tok_ok', 'tok_ok', 'tok_declined', 'tok_ok', 'tok_capture_fails', 'tok_error_after_capture', 'tok_ok', 'tok_timeout_after_authorize', 'tok_ok']; // prettier-ignore

/** A few products that everybody wants, in an order of everybody's own; every tenth customer wants what there is too little of. */
function cart(shop: OpenShop, index: number): readonly Line[] {
  const wanted: Line[] = [[shop.sku(index % 3), 1], [shop.sku(3), 2]]; // prettier-ignore
  if (index % 10 === 9) wanted.push(['LAST-ONE', 1]);
  return index % 2 ? wanted : wanted.toReversed();
}

withBroker.describe('orders while every process is killed once', () => {
  let shop: OpenShop;
  const placed: { customer: Client; id: string }[] = [];

  beforeAll(async () => {
    shop = await OpenShop.open({ SWEEP_MS: '1000' });
  });

  afterAll(async () => {
    await shop?.close();
  });

  const placeOne = async (customer: Client, index: number): Promise<void> => {
    const id = await placeStubbornly(customer, cart(shop, index), cards[index % cards.length] ?? 'tok_ok', index % 5 === 0 ? 3 : 1);
    placed.push({ customer, id });
    if (index % 12 === 11) await stubbornly(async () => settled(await customer.cancel(id)));
  };

  it.each(accidents)('are taken although $name dies', async ({ name, happen, isOver }) => {
    const first = placed.length;
    const email = `customer-${name.replaceAll(' ', '-')}@example.com`;
    const customer = await registerStubbornly(shop.anyone, email);
    const orders = Array.from({ length: ordersPerAccident }, (_, index) => placeOne(customer, first + index));
    const newcomer = registerStubbornly(shop.anyone, `new-${email}`);
    await eventually(() => expect(placed.length).toBeGreaterThanOrEqual(first + underWay), minute);
    await happen(shop.stack);
    await Promise.all([...orders, newcomer, isOver(shop.stack)]);
    expect(placed).toHaveLength(first + ordersPerAccident);
  });

  it('all become final', async () => {
    const orders = await Promise.all(placed.map(({ customer, id }) => finalStubbornly(customer, id)));
    const endings = orders.map(({ status, reason }) => reason ?? status);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(accidents.length * ordersPerAccident);
    expect(endings).toEqual(expect.arrayContaining(['completed', 'payment-declined', 'capture-failed', 'stock-rejected']));
  });

  it('leave nothing lost, doubled, held or owed', async () => {
    expect(await shop.violations(2 * minute)).toEqual([]);
  });
});

/** A customer who is too late to cancel has an answer as well. */
const settled = <Body extends { code?: string }>(answer: { status: number; headers: Headers; body: Body }) =>
  answer.body.code === 'order-already-confirmed' ? { ...answer, status: 200 } : answer;
