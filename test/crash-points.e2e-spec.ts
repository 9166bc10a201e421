import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { crashpoints, type Crashpoint } from '@app/kernel';
import { cellsOf } from '../tools/prove-crash/cells.js';
import { CrashShop } from '../tools/prove-crash/crash-shop.js';
import type { EndingName } from '../tools/prove-crash/endings.js';
import type { Row } from '../tools/prove-crash/points.js';
import { proveRow } from '../tools/prove-crash/prove-row.js';
import { scenariosOf } from '../tools/prove-crash/scenarios/scenarios.js';
import { repositoryRoot } from '../tools/stack/repository.js';
import { killTogether } from './support/kill-together.js';
import { withBroker } from './support/real-broker.js';

jest.setTimeout(180_000);

type Round = readonly [order: Crashpoint, catalog: Crashpoint, payment: Crashpoint, endings: readonly EndingName[]];

/** Every point once, where it is cheapest: three services die in each round. `npm run prove:crash` does all of it, one at a time. */
const rounds: readonly Round[] = [
  ['http.before-commit', 'lane.before-tx', 'psp.before-call', ['bought', 'declined']],
  ['http.after-commit', 'lane.after-inbox', 'psp.after-call-before-record', ['bought', 'capture failed']],
  ['http.before-response', 'lane.after-effect', 'psp.after-record', ['bought', 'cancelled']],
  ['relay.after-read', 'lane.before-commit', 'sweeper.mid-batch', ['timed out', 'delisted']],
  ['relay.after-send-before-mark', 'lane.after-commit-before-offset', 'lane.after-offset', ['bought', 'sold out']],
  ['sweeper.mid-batch', 'relay.after-mark', 'relay.after-mark', ['timed out', 'bought']],
];
const scenarios = scenariosOf(['dlq.mid-tx', 'replay.mid-tx', 'migrate.mid'], [1]);
const cheapest = scenarios.filter(({ row }) =>
  ['dlq.mid-tx catalog', 'replay.mid-tx payment', 'migrate.mid bank'].includes(`${row.point} ${row.service}`),
);

withBroker.describe('at a crash point', () => {
  let shop: CrashShop;

  beforeAll(async () => {
    shop = await CrashShop.open();
  });

  afterAll(async () => {
    await shop?.close();
  });

  it.each(rounds)('services die and nothing is lost: %s, %s, %s', async (order, catalog, payment, endings) => {
    const services = { order, catalog, payment } as const;
    const rows = (['order', 'catalog', 'payment'] as const).map((service): Row => ({ service, point: services[service], hit: 1 }));
    expect(await killTogether(shop, rows, endings)).toEqual({ survived: [], faults: [] });
  });

  it.each(cheapest)('$row.service dies and nothing is lost: $row.point', async ({ row, play }) => {
    expect(await play(shop, row)).toMatchObject({ died: true, faults: [] });
  });

  it('nobody dies who never passes it, and that is noticed', async () => {
    const row: Row = { point: 'psp.before-call', service: 'payment', hit: 1 };
    const attempts = await proveRow(shop, row, ['sold out'], () => undefined, {});
    expect(cellsOf(row, ['sold out'], attempts, {})).toMatchObject([{ orders: 0, result: 'never hit' }]);
  });
});

describe('crash points', () => {
  it('are each proved here', () => {
    const proved = [...rounds.flatMap(([order, catalog, payment]) => [order, catalog, payment]), ...cheapest.map(({ row }) => row.point)];
    expect([...new Set(proved)].toSorted()).toEqual([...crashpoints].toSorted());
  });

  it.each([
    ['lane.nowhere:1', 'development', /expected name:nth/],
    ['lane.before-tx:1', 'production', /production does not kill itself/],
  ])('refuse CRASHPOINT=%s in %s at the start', (CRASHPOINT, NODE_ENV, words) => {
    const program = join(repositoryRoot, 'dist/apps/bank/src/main.js');
    const { status, stderr } = spawnSync(process.execPath, [program], { env: { CRASHPOINT, NODE_ENV }, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(words) });
  });
});
