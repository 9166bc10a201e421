import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { crashpoint } from '@app/kernel';
import { Broker, RecordTooLarge } from '../broker.js';
import { MessagingConfig } from '../messaging-config.js';
import { SpineMetrics } from '../spine-metrics.js';
import { backoff } from '../backoff.js';
import { LeaseConnection } from './lease-connection.js';
import { markBlocked, markPublished, pageSize, readPending, sends, type PendingRow } from './pending-rows.js';
import { RelaySignal } from './relay-signal.js';
import { ShardNotice } from './shard-notice.js';
import { WakeUp } from '../wake-up.js';

const pollMs = 200;
const markMs = 100;
const finalFlushMs = 3_000;

/**
 * Publishes what the outbox holds. One loop per instance over all shards it leases: read in id order, send with one
 * request in flight, and mark ten times a second what was sent. What a process did not come to mark is sent again by the
 * next one, and no row is ever skipped.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Relay.name);
  readonly #wakeUp = new WakeUp();
  readonly #connection: LeaseConnection;
  readonly #notice: ShardNotice;
  /** Keys by id of the rows that are published and not marked yet. */
  readonly #sent = new Map<number, string>();
  #nextMark = 0;
  #running = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(
    config: MessagingConfig,
    private readonly broker: Broker,
    private readonly signal: RelaySignal,
    private readonly metrics: SpineMetrics,
  ) {
    this.#connection = new LeaseConnection(config.DATABASE_URL, config.SERVICE_NAME);
    this.#notice = new ShardNotice(config.DATABASE_URL, config.SERVICE_NAME, () => this.#wakeUp.now());
  }

  onApplicationBootstrap(): void {
    this.signal.onCommit((shards) => this.#kick(shards));
    this.#running = true;
    this.#notice.listen();
    this.#loop = this.#run();
  }

  /** Publishes what is pending, as far as a few seconds allow; the rest waits in the outbox for the next process. */
  async onApplicationShutdown(): Promise<void> {
    this.#running = false;
    this.#wakeUp.end();
    await Promise.race([this.#loop, new Promise((resolve) => setTimeout(resolve, finalFlushMs).unref())]);
    await Promise.all([this.#connection.close(), this.#notice.close()]);
  }

  #kick(shards: ReadonlySet<number>): void {
    if ([...shards].some((shard) => this.#connection.holds(shard))) this.#wakeUp.now();
    if ([...shards].some((shard) => !this.#connection.holds(shard))) this.#notice.send();
  }

  async #run(): Promise<void> {
    let failures = 0;
    do {
      try {
        await this.#connection.settle();
        while ((await this.#publishPage()) === pageSize && this.#running);
        if (performance.now() >= this.#nextMark) await this.#mark();
        failures = 0;
        if (this.#running) await this.#wakeUp.within(this.#sent.size > 0 ? this.#nextMark - performance.now() : pollMs);
      } catch (error) {
        failures += 1;
        this.metrics.relayFailed();
        if (failures === 1) this.#logger.warn(`cannot publish, will repeat: ${(error as Error).message}`);
        await this.#wakeUp.pause(backoff(failures, { firstMs: 100, maxMs: 5_000 }));
      }
    } while (this.#running);
    await this.#publishPage().catch(() => undefined);
    await this.#mark().catch(() => undefined);
  }

  /** @returns how many rows the page held */
  async #publishPage(): Promise<number> {
    const rows = this.#connection.held.length > 0 ? await readPending(this.#connection, this.#sent.keys()) : [];
    for (const chunk of sends(rows)) await this.#publish(chunk);
    return rows.length;
  }

  async #publish(rows: readonly PendingRow[]): Promise<void> {
    crashpoint('relay.after-read', rows, keyOf);
    try {
      await this.broker.send(rows.map(({ topic, key, payload, headers }) => ({ topic, key, value: payload, headers })));
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error;
      return this.#isolate(rows, error);
    }
    for (const { id, key } of rows) this.#sent.set(id, key);
    crashpoint('relay.after-send-before-mark', rows, keyOf);
    this.metrics.published(rows.length);
  }

  async #mark(): Promise<void> {
    this.#nextMark = performance.now() + markMs;
    const sent = [...this.#sent];
    if (sent.length === 0) return;
    await markPublished(this.#connection, sent.map(([id]) => id)); // prettier-ignore
    for (const [id] of sent) this.#sent.delete(id);
    crashpoint('relay.after-mark', sent, ([, key]) => key);
  }

  /** The broker refused a record for its size: find it, and let its aggregate wait for an operator while the others go on. */
  async #isolate(rows: readonly PendingRow[], error: Error): Promise<void> {
    const [first] = rows;
    if (rows.length === 1 && first) {
      this.#logger.error(`outbox row ${first.id} is too large for the broker, its aggregate is blocked: ${error.message}`);
      return void (await markBlocked(this.#connection, first));
    }
    for (const row of rows) await this.#publish([row]);
  }
}

const keyOf = ({ key }: PendingRow): string => key;
