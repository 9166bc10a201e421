import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { auditShop } from '../tools/audit/audit-shop.js';
import { readMotion } from '../tools/audit/motion.js';
import { withClient } from '../tools/stack/postgres/with-client.js';
import { databaseUrl } from '../tools/stack/postgres/ensure-databases.js';
import type { DatabaseName } from '../tools/stack/names.js';
import { repositoryRoot } from '../tools/stack/repository.js';
import { hurry } from '../tools/shop/hurry.js';
import { OpenShop } from './support/open-shop.js';

jest.setTimeout(240_000);

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

describe('npm run audit', () => {
  let shop: OpenShop;
  let bought: string;

  const run = (args: readonly string[], dataDir = shop.stack.dataDir): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATA_DIR: dataDir };
      execFile(process.execPath, [join(repositoryRoot, 'tools', 'audit.mjs'), ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), output: stdout, errors: stderr }),
      );
    });
  const change = (database: DatabaseName, sql: string): Promise<unknown> =>
    withClient(databaseUrl(shop.stack.postgres.adminUrl, database), (client) => client.query(sql));

  beforeAll(async () => {
    shop = await OpenShop.open(hurry, { oneProcess: true });
    const ada = await shop.as('ada');
    const cards = ['tok_ok', 'tok_declined', 'tok_capture_fails'];
    const ids = await Promise.all(cards.map((card) => ada.order([[shop.sku(0), 2]], card)));
    await Promise.all(ids.map((id) => ada.final(id)));
    bought = ids[0] ?? '';
  });

  afterAll(() => shop?.close());

  it('finds nothing in a shop that has done its work', async () => {
    const { code, output } = await run([]);
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringMatching(/3 orders, .*\n.*audit: all \d+ invariants held over 3 orders/s),
    });
  });

  it('finds nothing in a busy shop that is asked what always holds, and something when asked what holds at rest', async () => {
    const ada = await shop.as('ada');
    let isOpen = true;
    const customer = async (index: number): Promise<void> => {
      while (isOpen) {
        const id = await ada.order([[shop.sku(index % 3), 1]], index % 4 ? 'tok_ok' : 'tok_declined');
        if (index % 5 === 0) await ada.cancel(id);
      }
    };
    const customers = Array.from({ length: 8 }, (_, index) => customer(index));
    const [found, minded]: string[][] = [[], []];
    for (let round = 0, busy = 0; busy < 10 && round < 200; round += 1) {
      const { orders } = await readMotion(shop.databases);
      const live = await auditShop(shop.databases, { liveMarginMs: 900_000, partSize: 50 });
      const rest = await auditShop(shop.databases);
      if (orders > 0) busy += 1;
      found?.push(...live.checked.flatMap(({ examples }) => examples.map(({ what }) => what)));
      minded?.push(...rest.checked.flatMap(({ examples }) => examples.map(({ invariant }) => invariant)));
    }
    isOpen = false;
    await Promise.all(customers);
    expect(found).toEqual([]);
    expect(new Set(minded)).toContain('every order is final');
  });

  it.each<[string, DatabaseName, string, string]>([
    ['every end has its reason', 'order', `UPDATE orders SET reason = 'timed-out' WHERE id = $id`, 'UPDATE orders SET reason = NULL WHERE id = $id'],
    ['nobody contradicts what an order decided', 'payment', `UPDATE payments SET status = 'voided' WHERE order_id = $id`, `UPDATE payments SET status = 'captured' WHERE order_id = $id`],
    ['only what is bought leaves the shelf', 'catalog', `UPDATE stock_movements SET delta_on_hand = -1 WHERE order_id = $id AND reason = 'committed'`, `UPDATE stock_movements SET delta_on_hand = -2 WHERE order_id = $id AND reason = 'committed'`],
  ])('names what is not so: %s', async (invariant, database, plant, mend) => {
    await change(database, plant.replace('$id', `'${bought}'`));
    const { code, output } = await run([]);
    await change(database, mend.replace('$id', `'${bought}'`));
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(`✗ not so that ${invariant}`) });
    expect(output).toContain(bought);
    expect(output).toMatch(new RegExp(`audit: .* mismatch.* of \\d+ invariants .*${invariant}.*\\n$`));
  }); // prettier-ignore

  it('finds a hold of nobody, and an order that lost its key, wherever they are', async () => {
    await change('bank', `INSERT INTO holds (id, reference, payment_token, amount_minor, currency, status) VALUES (gen_random_uuid(), gen_random_uuid(), 't', 1, 'EUR', 'declined')`); // prettier-ignore
    await change('order', `DELETE FROM idempotency_keys WHERE answer->>'id' = '${bought}'`);
    const { code, output } = await run(['--live', '--json']);
    const { checked } = JSON.parse(output) as { checked: { name: string; violations: number }[] };
    expect(code).toBe(1);
    expect(checked.filter(({ violations }) => violations > 0).map(({ name }) => name)).toEqual([
      'every key has one order, and every order one key',
      'every hold is of a payment',
      'the ledger says what the holds say',
    ]);
  });

  it('says so when there is nothing to read', async () => {
    expect(await run([], '/nowhere')).toMatchObject({ code: 2, errors: expect.stringContaining('No stack runs from /nowhere') });
    const unreachable = ['user', 'catalog', 'order', 'payment', 'bank'].flatMap((name) => [`--postgres-${name}`, 'postgresql://nobody@127.0.0.1:1/x']);
    expect(await run(unreachable)).toMatchObject({ code: 2, errors: expect.stringContaining('could not be read') });
    expect(await run(unreachable.slice(2))).toMatchObject({ code: 2, errors: expect.stringContaining('user') });
  }); // prettier-ignore
});
