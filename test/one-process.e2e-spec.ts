import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { eventually } from '@app/testing';
import { OpenShop } from './support/open-shop.js';
import { withBroker } from './support/real-broker.js';
import { finalStubbornly, placeStubbornly } from './support/stubborn.js';

jest.setTimeout(180_000);

/** What runs where there is no Java. One data folder from the first test to the last. */
describe('all services in one process', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-e2e-'));
  const placed: string[] = [];
  let shop: OpenShop;

  const open = async (oneProcess: boolean): Promise<void> => {
    shop = await OpenShop.open({ SWEEP_MS: '500' }, { dataDir, oneProcess });
  };

  beforeAll(() => open(true));
  afterAll(() => shop?.close());

  it('bring orders to their ends', async () => {
    const ada = await shop.as('ada');
    for (const token of ['tok_ok', 'tok_declined', 'tok_capture_fails']) placed.push(await ada.order([[shop.sku(0), 1]], token));
    const orders = await Promise.all(placed.map((id) => ada.final(id)));
    expect(orders.map(({ status }) => status)).toEqual(['completed', 'cancelled', 'failed']);
    expect(await shop.violations()).toEqual([]);
  });

  it('lose nothing when it is killed in the middle of orders', async () => {
    const ada = await shop.as('ada');
    const pid = shop.stack.processes.find(({ name }) => name === 'order')?.pid;
    if (pid === undefined) throw new Error('there is no process');
    const begun = placed.length;
    const orders = Array.from({ length: 20 }, async (_, index) =>
      placed.push(await placeStubbornly(ada, [[shop.sku(index % 2), 1]], index % 4 ? 'tok_ok' : 'tok_slow')),
    );
    await eventually(() => expect(placed.length).toBeGreaterThan(begun + 3));
    process.kill(pid, 'SIGKILL');
    await Promise.all(orders);
    const ends = await Promise.all(placed.slice(begun).map((id) => finalStubbornly(ada, id)));
    expect(ends.map(({ status }) => status)).toEqual(Array(20).fill('completed'));
    expect(await shop.violations()).toEqual([]);
  });

  it('finish what was under way when it was stopped', async () => {
    const id = await (await shop.as('ada')).order([[shop.sku(0), 1]], 'tok_slow');
    await shop.close({ keepData: true });
    await open(true);
    const ada = await shop.as('ada');
    expect(await ada.final(id)).toMatchObject({ status: 'completed' });
    for (const known of placed) expect(await ada.get(known)).toMatchObject({ status: 200 });
    expect(await shop.violations()).toEqual([]);
  });

  withBroker.it('go on as processes of their own, on the same data and the real broker', async () => {
    await shop.close({ keepData: true });
    await open(false);
    const ada = await shop.as('ada');
    expect(await ada.final(await ada.order([[shop.sku(0), 1]]))).toMatchObject({ status: 'completed' });
    for (const known of placed) expect(await ada.get(known)).toMatchObject({ status: 200 });
    expect(await shop.violations()).toEqual([]);
  });
});
