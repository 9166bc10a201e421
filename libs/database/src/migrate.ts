import { crashpoint } from '@app/kernel';
import { DataSource, EventSubscriber, type EntitySubscriberInterface } from 'typeorm';
import { dataSourceOptions, type Schema } from './data-source-options.js';

const migrationLock = 0x5a6a;

/**
 * Brings a database to the newest schema. Safe to run from several processes at once: the second waits, then finds nothing to do.
 * @returns the names of the migrations that ran
 */
export async function migrate(url: string, schema: Schema): Promise<string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url, 'migrate', schema),
    extra: { connectionString: url },
    subscribers: [EachMigration],
  });
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await guard.release();
    await dataSource.destroy();
  }
}

/** Each migration has a transaction of its own. */
@EventSubscriber()
class EachMigration implements EntitySubscriberInterface {
  beforeTransactionCommit(): void {
    crashpoint('migrate.mid');
  }
}
