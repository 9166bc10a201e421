import { setTimeout as delay } from 'node:timers/promises';
import { auditShop } from '../audit/audit-shop.js';
import { Door } from '../chaos/load/door.js';
import { stillMoving } from '../chaos/watch/stillness.js';
import { waitUntil } from '../stack/process/wait-until.js';
import type { Instance } from './instance.js';
import { PairedShop, type PairedService, type PairedShopOptions } from './paired-shop.js';
import { Shopper } from './shopper.js';
import { Tally, type Phase } from './tally.js';

export interface RollingRequest extends PairedShopOptions {
  readonly services: readonly PairedService[];
  /** Gateway and bank too, of which there is one each. */
  readonly alsoSingle: boolean;
  readonly customers: number;
}

export interface RollingResult {
  /** One per instance that was restarted. */
  readonly phases: readonly Phase[];
  readonly orders: number;
  /** Acknowledged, and not in the books. */
  readonly lost: number;
  /** In the books, and acknowledged to nobody. */
  readonly doubled: number;
  /** Of the audit, and what had not come to rest. */
  readonly violations: readonly string[];
}

/** The gateway asks twice a second who may have requests, and a pod is not replaced in the moment in which another has become ready. */
const betweenMs = 2_000;
const restMs = 90_000;

/** Restarts one instance after the other while customers buy, and looks at what they saw. */
export async function proveRolling(request: RollingRequest): Promise<RollingResult> {
  const { report } = request;
  const shop = await PairedShop.open(request);
  const door = new Door(shop.gateway.url);
  try {
    const tally = new Tally();
    const shoppers = await openTo(door, tally, request.customers);
    let isOpen = true;
    const crowd = Promise.all(shoppers.map((shopper) => shopper.shop(() => isOpen)));
    try {
      await restartEach(shop, tally, request);
    } finally {
      isOpen = false;
    }
    tally.begin('end');
    await report.step('orders come to their ends', () => crowd);
    return { phases: tally.phases, ...(await judge(shop, shoppers)) };
  } finally {
    await door.close();
    await shop.close();
  }
}

async function openTo(door: Door, tally: Tally, customers: number): Promise<Shopper[]> {
  const { body } = await door.ask({ method: 'GET', path: '/products?inStock=true&limit=100' });
  const { items } = body as unknown as { items: readonly { sku: string; available: number }[] };
  const skus = items.filter(({ available }) => available >= 5_000).map(({ sku }) => sku);
  const emails = ['ada@example.com', 'grace@example.com'] as const;
  return Array.from({ length: customers }, (_, index) => new Shopper({ door, tally }, emails[index % 2] ?? '', skus));
}

async function restartEach(shop: PairedShop, tally: Tally, { services, alsoSingle, report, signal }: RollingRequest): Promise<void> {
  const single = alsoSingle ? [shop.gateway, shop.bank] : [];
  const instances: Instance[] = [...services.flatMap((service) => shop.pairOf(service)), ...single];
  tally.begin('nothing');
  await delay(betweenMs * 2, undefined, { signal });
  for (const instance of instances) {
    tally.begin(instance.name);
    await report.step(`restart of ${instance.name}`, () => instance.restart());
    await delay(betweenMs, undefined, { signal });
  }
}

async function judge(shop: PairedShop, shoppers: readonly Shopper[]): Promise<Omit<RollingResult, 'phases'>> {
  let left: string[] = [];
  await waitUntil(async () => (left = await stillMoving(shop.databases)).length === 0, restMs, 500);
  const rows = await shop.databases.order.rows<{ id: string }>('SELECT id FROM orders');
  const inBooks = new Set(rows.map(({ id }) => id));
  const acknowledged = new Set(shoppers.flatMap(({ orders }) => orders));
  const { checked } = await auditShop(shop.databases);
  const broken = checked.filter(({ violations }) => violations > 0).map(({ name, violations }) => `${name}: ${violations}`);
  return {
    orders: acknowledged.size,
    lost: [...acknowledged].filter((id) => !inBooks.has(id)).length,
    doubled: [...inBooks].filter((id) => !acknowledged.has(id)).length,
    violations: [...left.map((what) => `not at rest: ${what}`), ...broken],
  };
}
