import { AsyncLocalStorage } from 'node:async_hooks';
import { settleAll } from '@app/kernel';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { traced } from './traced.js';
import type { AppendTable } from './append-table.js';
import type { ChangedTable } from './changed-table.js';
import { cork } from './cork.js';
import { nameOf } from './statement-name.js';
import { fromDriver, TransactionAborted, TransactionClosed } from './sql-state.js';

const storage = new AsyncLocalStorage<Tx>();

/** One open transaction. Statements travel pipelined: several may be on their way, and each is awaited by who sent it. */
export class Tx {
  readonly #client: PoolClient;
  /** By table, and in it by key, or by number when rows are only added. */
  readonly #kept = new Map<AppendTable, Map<unknown, Record<string, unknown>>>();
  readonly #afterCommit = new Set<() => void>();
  readonly #scopes = new Map<object, unknown>();
  /** Until BEGIN is answered. */
  #begun: Promise<void> | undefined;
  #isOpen = true;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** The transaction that the present call runs in. */
  static current(): Tx {
    const tx = storage.getStore();
    if (!tx) throw new Error('no transaction: call this inside UnitOfWork.run');
    return tx;
  }

  static get isRunning(): boolean {
    return storage.getStore() !== undefined;
  }

  /** Runs `work` so that `Tx.current()` inside it is this transaction. */
  enter<T>(work: () => T): T {
    return storage.run(this, work);
  }

  async query<Row extends QueryResultRow = QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#send<Row>(sql, values)).rows;
  }

  /** How many rows the statement touched. */
  async execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.#send(sql, values)).rowCount ?? 0;
  }

  /** Keeps the row until just before COMMIT, when all rows of a table travel in one statement. */
  append<Column extends string>(table: AppendTable<Column>, row: Record<Column, unknown>): void {
    const rows = this.#rowsOf(table);
    rows.set(rows.size, row);
  }

  /**
   * Keeps the row until just before COMMIT, when all rows of a table travel in one statement; of several versions of a row, only
   * the last. The row must be locked by this transaction: nobody else can have changed it, or taken it away, when it is written.
   */
  save<Column extends string>(table: ChangedTable<Column>, row: Record<Column, unknown>): void {
    this.#rowsOf(table).set(table.key.map((column) => row[column]).join(' '), row);
  }

  /** Writes what is kept, for work that reads it again in this transaction. */
  async flush(): Promise<void> {
    await settleAll(this.#flush());
  }

  /** Called once after a verified COMMIT, however often it was added. It must not throw. */
  afterCommit(hook: () => void): void {
    this.#afterCommit.add(hook);
  }

  /** A value that lives as long as the transaction, made on first use: `tx.scope(key, () => new Map())`. */
  scope<T>(key: object, create: () => T): T {
    if (!this.#scopes.has(key)) this.#scopes.set(key, create());
    return this.#scopes.get(key) as T;
  }

  /**
   * Sends BEGIN without waiting: it travels with the first statement. Should it fail on a living connection, that statement
   * would stand alone, and the session lets nothing be written outside a transaction: see `UnitOfWork`.
   */
  begin(): void {
    cork(this.#client);
    this.#begun = this.#client.query('BEGIN READ WRITE').then(() => (this.#begun = undefined), rethrow);
    this.#begun.catch(() => undefined); // whoever sends the first statement is told
  }

  /** Flushes what is kept and commits in one go, and checks that COMMIT did commit. */
  async commit(): Promise<void> {
    cork(this.#client);
    const flushed = this.#flush();
    this.#isOpen = false;
    const committed = traced('COMMIT', this.#client.query('COMMIT').catch(rethrow));
    await settleAll([this.#begun, ...flushed, committed]);
    if ((await committed).command !== 'COMMIT') throw new TransactionAborted();
  }

  /** @returns whether the connection may be used again */
  async rollback(): Promise<boolean> {
    this.#isOpen = false;
    return this.#client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
  }

  get hooks(): Iterable<() => void> {
    return this.#afterCommit;
  }

  #rowsOf(table: AppendTable): Map<unknown, Record<string, unknown>> {
    if (!this.#isOpen) throw new TransactionClosed();
    const known = this.#kept.get(table);
    if (known) return known;
    const rows = new Map<unknown, Record<string, unknown>>();
    this.#kept.set(table, rows);
    return rows;
  }

  #flush(): Promise<QueryResult>[] {
    const kept = [...this.#kept].map(([table, rows]) => [table, [...rows.values()]] as const);
    this.#kept.clear();
    return kept.map(([{ sql, columns }, rows]) => this.#send(sql, columns.map((column) => rows.map((row) => row[column])))); // prettier-ignore
  }

  async #send<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    if (!this.#isOpen) throw new TransactionClosed();
    cork(this.#client);
    const answer = traced(sql, this.#client.query<Row>({ name: nameOf(sql), text: sql, values: [...values] }));
    if (!this.#begun) return answer.catch(rethrow);
    const [begun, result] = await Promise.allSettled([this.#begun, answer]);
    if (begun.status === 'rejected') throw begun.reason;
    return result.status === 'fulfilled' ? result.value : rethrow(result.reason);
  }
}

function rethrow(error: unknown): never {
  throw fromDriver(error);
}
