import { Injectable, Logger, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { DatabaseConfig } from './database-config.js';
import { measurePool } from './metrics/measure-pool.js';
import { plannedOnce, poolOptions } from './pool-options.js';
import { DatabaseUnavailable, fromDriver } from './sql-state.js';
import { nameOf } from './statement-name.js';
import { traced } from './traced.js';
import { Tx } from './tx.js';

/**
 * Runs work in one local transaction, and is the only way to write state that others hear of: state, outbox and inbox
 * are saved together or not at all.
 */
@Injectable()
export class UnitOfWork implements OnApplicationShutdown {
  readonly #logger = new Logger(UnitOfWork.name);
  readonly #pool: Pool;

  /** @param registry where the pool is shown, before anything whose reading takes a connection of it */
  constructor(config: DatabaseConfig, @Optional() registry?: Registry) {
    this.#pool = new Pool({
      ...poolOptions(config.DATABASE_URL, config.SERVICE_NAME),
      max: config.DATABASE_POOL_SIZE,
      pipeline: true,
      options: `-c default_transaction_read_only=on ${plannedOnce}`, // nothing is written outside a transaction, whatever becomes of its BEGIN
    });
    if (registry) measurePool(registry, this);
    // A connection that breaks while it is in use tells its query; without a listener the event would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.on('error', (error) => this.#logger.warn(`idle database connection lost: ${error.message}`));
  }

  /**
   * @returns what `work` returns, once COMMIT is known to have committed
   * @throws DatabaseUnavailable when the outcome is unknown: repeat under the same key
   * @throws TransactionAborted when Postgres rolled back at COMMIT
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (Tx.isRunning) throw new Error('a unit of work does not nest: pass the work to the one that is open');
    const client = await this.#connect();
    const tx = new Tx(client);
    const result = await this.#attempt(client, tx, work);
    for (const hook of tx.hooks) this.#runHook(hook);
    return result;
  }

  /** One statement outside any transaction, for what is read often: planned once per connection, unlike TypeORM's. */
  async read<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return (await traced(sql, this.#pool.query<Row>({ name: nameOf(sql), text: sql, values: [...values] }))).rows;
    } catch (error) {
      throw fromDriver(error);
    }
  }

  /** How many of its connections carry a transaction, how many could, and how many transactions wait for one. */
  get connections(): { readonly busy: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** @throws DatabaseUnavailable when a fresh connection cannot answer within two seconds */
  async ping(): Promise<void> {
    await this.#pool.query({ text: 'SELECT 1', query_timeout: 2_000 } as { text: string }).catch((error: unknown) => {
      throw fromDriver(error);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.end();
  }

  async #attempt<T>(client: PoolClient, tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
    let reusable = true;
    try {
      tx.begin();
      const result = await tx.enter(() => work(tx));
      await tx.commit();
      return result;
    } catch (error) {
      reusable = await tx.rollback();
      throw error;
    } finally {
      client.release(!reusable);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw new DatabaseUnavailable(error); // whatever the reason, the work has not begun
    }
  }

  #runHook(hook: () => void): void {
    try {
      hook();
    } catch (error) {
      this.#logger.error(error, 'a hook after commit failed');
    }
  }
}
