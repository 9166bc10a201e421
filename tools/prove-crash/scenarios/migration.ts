import { bankSchema } from '../../../apps/bank/src/persistence/schema.js';
import { catalogSchema } from '../../../apps/catalog/src/persistence/schema.js';
import { orderSchema } from '../../../apps/order/src/persistence/schema.js';
import { paymentSchema } from '../../../apps/payment/src/persistence/schema.js';
import { userSchema } from '../../../apps/user/src/persistence/schema.js';
import { schemaDrift, type Schema } from '@app/database';
import type { DatabaseName } from '../../stack/names.js';
import { databaseUrl } from '../../stack/postgres/ensure-databases.js';
import { withClient } from '../../stack/postgres/with-client.js';
import { nodeProgram } from '../../stack/services/node-program.js';
import { secondsSince, type Attempt } from '../attempt.js';
import type { CrashShop } from '../crash-shop.js';
import type { Row } from '../points.js';

const schemas: Readonly<Record<DatabaseName, Schema>> = {
  bank: bankSchema,
  catalog: catalogSchema,
  order: orderSchema,
  payment: paymentSchema,
  user: userSchema,
};

/** The nth migration of an empty database is killed before its COMMIT; the next run does what is missing, and only that. */
export async function migration({ stack }: CrashShop, row: Row & { service: DatabaseName }): Promise<Attempt> {
  const begin = performance.now();
  const { service, hit } = row;
  const name = `crash_${service}_${hit}`;
  const { adminUrl } = stack.postgres;
  const url = databaseUrl(adminUrl, name);
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const run = (more: Readonly<Record<string, string>> = {}): Promise<void> =>
    nodeProgram({
      name: `${service}-migrate`,
      file: `apps/${service}/src/migrate.js`,
      dataDir: stack.dataDir,
      logName: `${service}-migrate`,
      env: { PATH: process.env['PATH'], MIGRATOR_DATABASE_URL: url, ...more },
    }).runToEnd();
  const died = await run({ CRASHPOINT: `migrate.mid:${hit}` }).then(
    () => false,
    (error: Error) => /ended with SIGKILL/.test(error.message),
  );
  const between = await applied(url);
  await run();
  const schema = schemas[service];
  const drift = await schemaDrift(url, schema);
  const after = await applied(url);
  return {
    ...row,
    hits: {},
    died,
    orders: 0,
    faults: [
      ...(between === hit - 1 ? [] : [`${service}: ${between} migrations were applied when the process was killed in number ${hit}`]),
      ...(after === schema.migrations.length ? [] : [`${service}: ${after} of ${schema.migrations.length} migrations are applied`]),
      ...drift.map((statement) => `${service}: the schema lacks ${statement}`),
    ],
    seconds: secondsSince(begin),
  };
}

const applied = (url: string): Promise<number> =>
  withClient(url, async (client) => (await client.query<{ count: number }>('SELECT count(*)::int FROM migrations')).rows[0]?.count ?? 0);
