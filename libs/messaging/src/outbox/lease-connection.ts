import { Logger } from '@nestjs/common';
import { DatabaseUnavailable, fromDriver, nameOf, plannedOnce, poolOptions } from '@app/database';
import { Client, type QueryResultRow } from 'pg';
import { shardCount } from './shard.js';

const leaseClass = 0x0b0;
const heartbeatMs = 2_000;

const countInstances = `
  SELECT count(*)::int AS instances FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`;

/**
 * The relay's connection. It holds a session-level advisory lock for each shard that this instance publishes, so that
 * leases end with the connection, and a stopped process loses both after ten seconds of silence.
 */
export class LeaseConnection {
  readonly #logger = new Logger('Relay');
  readonly #name: string;
  readonly #held = new Set<number>();
  #client?: Client;
  #heartbeat?: NodeJS.Timeout;
  #share = shardCount;
  #isClosed = false;

  constructor(
    private readonly url: string,
    service: string,
  ) {
    this.#name = `${service} relay`;
  }

  get held(): readonly number[] {
    return [...this.#held];
  }

  holds(shard: number): boolean {
    return this.#held.has(shard);
  }

  /** Connects if needed, then takes free shards up to our share and gives back what is above it. Never call it during a send. */
  async settle(): Promise<void> {
    if (!this.#client) await this.#connect();
    const surplus = this.held.slice(this.#share);
    if (surplus.length > 0) {
      await this.query('SELECT pg_advisory_unlock($1, shard) FROM unnest($2::int[]) shard', [leaseClass, surplus]);
      for (const shard of surplus) this.#held.delete(shard);
    }
    const wanted = this.#share - this.#held.size;
    if (wanted <= 0) return;
    const free = Array.from({ length: shardCount }, (_, shard) => shard).filter((shard) => !this.#held.has(shard));
    const taken = await this.query<{ shard: number }>(
      'SELECT shard FROM unnest($2::int[]) shard WHERE pg_try_advisory_lock($1, shard) LIMIT $3',
      [leaseClass, free, wanted],
    ); // prettier-ignore
    for (const { shard } of taken) this.#held.add(shard);
  }

  async query<Row extends QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
    const client = this.#client;
    if (!client) throw new Error('relay connection lost');
    try {
      return (await client.query<Row>({ name: nameOf(sql), text: sql, values })).rows;
    } catch (error) {
      if (fromDriver(error) instanceof DatabaseUnavailable) this.#lose(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    clearInterval(this.#heartbeat);
    this.#client = undefined;
    this.#held.clear();
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({
      ...poolOptions(this.url, this.#name),
      options: `-c idle_session_timeout=10s ${plannedOnce}`,
    });
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    await client.connect();
    if (this.#isClosed) return client.end();
    this.#client = client;
    await this.#beat();
    // A timer of its own, also while a send is under way: only a stopped process may lose its leases.
    this.#heartbeat = setInterval(() => void this.#beat().catch(() => this.#lose(client)), heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Keeps the session alive and counts the others: an instance is as alive as its connection. */
  async #beat(): Promise<void> {
    const [row] = await this.query<{ instances: number }>(countInstances, [this.#name]);
    this.#share = Math.ceil(shardCount / Math.max(1, row?.instances ?? 1));
  }

  #lose(client: Client): void {
    if (client !== this.#client) return;
    clearInterval(this.#heartbeat);
    this.#client = undefined;
    if (this.#held.size > 0) this.#logger.warn('relay connection lost, leases given up');
    this.#held.clear();
    client.end().catch(() => undefined);
  }
}
