import { DataSource } from 'typeorm';
import { dataSourceOptions, type Schema } from './data-source-options.js';

/** A rule of the migration alone, under the name that Postgres gave it: rows name columns, keys and indexes. */
const unnamedCheck = /DROP CONSTRAINT "\w+_check\d*"$/;

/** The statements that TypeORM would need to make the tables fit the rows; empty when rows and migrations agree. */
export async function schemaDrift(url: string, schema: Schema): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(url, 'schema-drift', schema));
  await dataSource.initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map((statement) => statement.query).filter((query) => !unnamedCheck.test(query));
  } finally {
    await dataSource.destroy();
  }
}
