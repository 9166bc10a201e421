import { fork } from 'node:child_process';
import { join } from 'node:path';
import { migrate, type Schema } from '@app/database';
import { bankSchema } from '../../../apps/bank/src/persistence/schema.js';
import { catalogSchema } from '../../../apps/catalog/src/persistence/schema.js';
import { orderSchema } from '../../../apps/order/src/persistence/schema.js';
import { paymentSchema } from '../../../apps/payment/src/persistence/schema.js';
import { databaseUrl, ensureDatabases } from '../../stack/postgres/ensure-databases.js';
import { startPostgres } from '../../stack/postgres/start-postgres.js';
import { repositoryRoot } from '../../stack/repository.js';
import type { Summary } from '../summary.js';
import { fillShelves } from './fill-shelves.js';
import type { FloorTask } from './main.js';
import { floorDatabases } from './one-order.js';

const schemas: Readonly<Record<(typeof floorDatabases)[number], Schema>> = {
  order: orderSchema,
  catalog: catalogSchema,
  payment: paymentSchema,
  bank: bankSchema,
};

/** Measures the floor on a Postgres of its own, in a process of its own, with nothing else running. */
export async function measureFloor(dataDir: string, warmUpMs: number, measureMs: number, signal: AbortSignal): Promise<Summary> {
  const postgres = await startPostgres({ dataDir });
  try {
    const words = { migrator: 'floor', app: 'floor' };
    await ensureDatabases(postgres.adminUrl, Object.fromEntries(floorDatabases.map((name) => [name, words])));
    const urls = Object.fromEntries(
      floorDatabases.map((name) => [name, overSocket(databaseUrl(postgres.adminUrl, name), postgres.socketDir)]),
    );
    for (const name of floorDatabases) await migrate(urls[name] ?? '', schemas[name]);
    await fillShelves({ catalog: urls['catalog'] ?? '', order: urls['order'] ?? '' });
    return await runProcess({ urls, warmUpMs, measureMs }, signal);
  } finally {
    await postgres.stop();
  }
}

/** The services take the socket too. */
function overSocket(url: string, socketDir: string): string {
  const withHost = new URL(url);
  withHost.searchParams.set('host', socketDir);
  return withHost.href;
}

function runProcess(task: FloorTask, signal: AbortSignal): Promise<Summary> {
  const child = fork(join(repositoryRoot, 'dist', 'tools', 'bench', 'floor', 'main.js'), {
    signal,
    env: { ...process.env, FLOOR_TASK: JSON.stringify(task) },
  });
  return new Promise((resolve, reject) => {
    let summary: Summary | undefined;
    child.once('message', (message) => (summary = message as Summary));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (summary) resolve(summary);
      else reject(new Error(`the floor ended with code ${code} before it had a result`));
    });
  });
}
