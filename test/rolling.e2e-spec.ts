import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { faultsOf } from '../tools/rolling/print.js';
import { proveRolling } from '../tools/rolling/prove-rolling.js';
import { silentReport } from '../tools/stack/output/report.js';
import { withBroker } from './support/real-broker.js';

jest.setTimeout(10 * 60_000);

withBroker.describe('restarting one of two instances after the other', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-rolling-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('fails no request of customers who buy meanwhile, and loses and doubles no order', async () => {
    const { signal } = new AbortController();
    const what = { services: ['order'], alsoSingle: false, customers: 2, drainSeconds: 2 } as const;
    const result = await proveRolling({ ...what, dataDir, report: silentReport, signal });
    expect(faultsOf(result)).toEqual([]);
    expect(result.phases.map(({ name }) => name)).toEqual(['nothing', 'order-1', 'order-2']);
    expect(result.orders).toBeGreaterThan(3);
  });
});
