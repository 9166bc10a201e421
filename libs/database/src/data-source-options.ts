import type { DataSourceOptions } from 'typeorm';
import { poolOptions } from './pool-options.js';

/** One service's tables: the rows that TypeORM reads, and the migrations that make them. */
export interface Schema {
  readonly rows: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/** TypeORM serves reads, plain administration and migrations; whatever emits a fact goes through the unit of work. */
export const dataSourceOptions = (url: string, applicationName: string, schema: Schema) =>
  ({
    type: 'postgres',
    poolSize: 5,
    parseInt8: true,
    entities: [...schema.rows],
    migrations: [...schema.migrations],
    migrationsTransactionMode: 'each',
    extra: poolOptions(url, applicationName), // holds the connection string: one parser for every connection of a service
    poolErrorHandler: () => undefined, // a lost idle connection is replaced on the next use
  }) satisfies DataSourceOptions;
