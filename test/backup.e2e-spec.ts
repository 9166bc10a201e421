import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@app/testing';
import { jest } from '@jest/globals';
import { backUp } from '../tools/backup/back-up.js';
import { restore } from '../tools/backup/restore.js';
import { stillMoving } from '../tools/chaos/watch/stillness.js';
import { resetDataFolder } from '../tools/stack/state/data-folder.js';
import { OpenShop } from './support/open-shop.js';
import type { Client } from './support/client.js';

jest.setTimeout(10 * 60_000);

describe('a shop that is backed up under load, destroyed and restored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-backup-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-e2e-'));
  const backup = join(folder, 'backup');
  let shop: OpenShop;
  let before: string[];

  /** Buys one order after the other until told to stop; whoever is on the way then stays there. */
  const customer = async (ada: Client, bought: string[], isOpen: () => boolean): Promise<void> => {
    while (isOpen()) {
      bought.push(await ada.order([[shop.sku(bought.length % 5), 1]], bought.length % 4 ? 'tok_ok' : 'tok_error_after_capture'));
      if (bought.length % 2) await ada.get(bought.at(-1) ?? '', 1);
    }
  };

  beforeAll(async () => {
    shop = await OpenShop.open({}, { dataDir });
    const ada = await shop.as('ada');
    const bought: string[] = [];
    let isOpen = true;
    const crowd = Promise.all(Array.from({ length: 4 }, () => customer(ada, bought, () => isOpen)));
    await eventually(() => expect(bought.length).toBeGreaterThan(20), 60_000);
    before = [...bought];
    await backUp(dataDir, backup);
    const meanwhile = bought.length;
    await eventually(() => expect(bought.length).toBeGreaterThan(meanwhile + 10), 60_000);
    isOpen = false;
    await crowd;
    await shop.close({ keepData: true });
    resetDataFolder(dataDir);
    await restore(backup, dataDir);
    shop = await OpenShop.open({}, { dataDir });
  });

  afterAll(async () => {
    await shop?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every order that was acknowledged before the backup, and brings all it has to their ends', async () => {
    await eventually(async () => expect(await stillMoving(shop.databases)).toEqual([]), 90_000);
    const rows = await shop.databases.order.rows<{ id: string; status: string }>('SELECT id, status FROM orders');
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['completed']));
  });

  it('has books that agree', async () => expect(await shop.violations()).toEqual([]));

  it('goes on', async () => {
    const ada = await shop.as('ada');
    expect((await ada.final(await ada.order([[shop.sku(0), 1]]))).status).toBe('completed');
  });

  it('is not overwritten by a backup', async () => {
    await expect(restore(backup, dataDir)).rejects.toThrow(/already runs/);
  });
});
