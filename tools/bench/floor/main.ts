import 'reflect-metadata';
import { UnitOfWork } from '@app/database';
import { runLoad } from '../load.js';
import { someOf } from '../order-shape.js';
import { summaryOf } from '../summary.js';
import { floorDatabases, oneOrder, type Databases } from './one-order.js';
import { floorSkus } from './fill-shelves.js';

/** What this process is told in its environment. */
export interface FloorTask {
  readonly urls: Readonly<Record<string, string>>;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

const IN_FLIGHT = 16;

const { urls, warmUpMs, measureMs } = JSON.parse(process.env['FLOOR_TASK'] ?? '') as FloorTask;

const databases = Object.fromEntries(
  floorDatabases.map((name) => [
    name,
    new UnitOfWork({ DATABASE_URL: urls[name] ?? '', SERVICE_NAME: `floor-${name}`, DATABASE_POOL_SIZE: IN_FLIGHT }),
  ]),
) as unknown as Databases;

const order = (): Promise<void> => oneOrder(databases, someOf(floorSkus));

await runLoad(IN_FLIGHT, warmUpMs, order);
process.send?.(summaryOf(await runLoad(IN_FLIGHT, measureMs, order)));
await Promise.all(Object.values(databases).map((database) => database.onApplicationShutdown()));
process.disconnect?.();
