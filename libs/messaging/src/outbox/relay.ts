import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { crashpoint } from '@app/kernel';
import { Broker, RecordTooLarge } from '../broker.js';
import { MessagingConfig } from '../messaging-config.js';
import { SpineMetrics } from '../spine-metrics.js';
import { backoff } from '../backoff.js';
import { FreshRows } from './fresh-rows.js';
import { LeaseConnection } from './lease-connection.js';
import { keyOf, type OutboxRow } from './outbox-row.js';
import { markBlocked, markPublished, pageSize, readPending, sends } from './pending-rows.js';
import { RelaySignal } from './relay-signal.js';
import { shardOf } from './shard.js';
import { ShardNotice } from './shard-notice.js';
import { traceSends } from '../tracing/trace-sends.js';
import { WakeUp } from '../wake-up.js';

const pollMs = 200;
const markMs = 100;
const finalFlushMs = 3_000;

/**
 * Publishes what the outbox holds. One loop per instance over all shards it leases, with one request in flight: what was just
 * committed here, then, at the latest five times a second, what the table holds besides, in id order. What was sent is marked
 * in bulk; what a process did not come to mark is sent again by the next one. No row is ever skipped.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Relay.name);
  readonly #wakeUp = new WakeUp();
  readonly #connection: LeaseConnection;
  readonly #notice: ShardNotice;
  readonly #fresh = new FreshRows();
  /** Keys by event id of the rows that are published and not marked yet. */
  readonly #sent = new Map<string, string>();
  #nextMark = 0;
  #nextLook = 0;
  #running = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(
    config: MessagingConfig,
    private readonly broker: Broker,
    private readonly signal: RelaySignal,
    private readonly metrics: SpineMetrics,
  ) {
    this.#connection = new LeaseConnection(config.DATABASE_URL, config.SERVICE_NAME);
    this.#notice = new ShardNotice(config.DATABASE_URL, config.SERVICE_NAME, () => this.#lookNow());
  }

  onApplicationBootstrap(): void {
    this.signal.onCommit((rows) => this.#kick(rows));
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

  #kick(rows: readonly OutboxRow[]): void {
    const ours = rows.filter(({ key }) => this.#connection.holds(shardOf(key)));
    if (ours.length > 0) {
      this.#fresh.add(ours);
      this.#wakeUp.now();
    }
    if (ours.length < rows.length) this.#notice.send();
  }

  #lookNow(): void {
    this.#nextLook = 0;
    this.#wakeUp.now();
  }

  async #run(): Promise<void> {
    let failures = 0;
    do {
      try {
        await this.#connection.settle();
        await this.#publishAll(this.#fresh.take());
        if (this.#fresh.leftSome() || performance.now() >= this.#nextLook) await this.#publishFromTable();
        if (performance.now() >= this.#nextMark) await this.#mark();
        failures = 0;
        if (this.#running) await this.#wakeUp.within(this.#rest());
      } catch (error) {
        failures += 1;
        this.#nextLook = 0;
        this.metrics.relayFailed();
        if (failures === 1) this.#logger.warn(`cannot publish, will repeat: ${(error as Error).message}`);
        await this.#wakeUp.pause(backoff(failures, { firstMs: 100, maxMs: 5_000 }));
      }
    } while (this.#running);
    await this.#publishFromTable().catch(() => undefined);
    await this.#mark().catch(() => undefined);
  }

  /** Milliseconds until there is something to do without a kick. */
  #rest(): number {
    return Math.max(0, (this.#sent.size > 0 ? Math.min(this.#nextMark, this.#nextLook) : this.#nextLook) - performance.now());
  }

  async #publishFromTable(): Promise<void> {
    this.#nextLook = performance.now() + pollMs;
    let rows: readonly OutboxRow[];
    do {
      rows = this.#connection.held.length > 0 ? await readPending(this.#connection, this.#sent.keys()) : [];
      await this.#publishAll(rows);
    } while (rows.length === pageSize && this.#running);
  }

  async #publishAll(rows: readonly OutboxRow[]): Promise<void> {
    for (const chunk of sends(rows)) await this.#publish(chunk);
  }

  async #publish(rows: readonly OutboxRow[]): Promise<void> {
    try {
      await this.#send(rows);
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error;
      await this.#publishOneByOne(rows);
    }
  }

  async #send(rows: readonly OutboxRow[]): Promise<void> {
    crashpoint('relay.after-read', rows, keyOf);
    const records = rows.map(({ topic, key, payload, headers }) => ({ topic, key, value: payload, headers }));
    await traceSends(rows, () => this.broker.send(records));
    this.#fresh.published(rows);
    for (const { eventId, key } of rows) this.#sent.set(eventId, key);
    crashpoint('relay.after-send-before-mark', rows, keyOf);
    this.metrics.published(rows);
  }

  /** The broker refused a record for its size: find it, and let its aggregate wait for an operator while the others go on. */
  async #publishOneByOne(rows: readonly OutboxRow[]): Promise<void> {
    const refused = new Set<string>();
    for (const row of rows) if (!refused.has(row.aggregate) && !(await this.#isTaken(row))) refused.add(row.aggregate);
  }

  async #isTaken(row: OutboxRow): Promise<boolean> {
    try {
      await this.#send([row]);
      return true;
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error;
      this.#logger.error(`event ${row.eventId} is too large for the broker, its aggregate is blocked: ${error.message}`);
      await markBlocked(this.#connection, row);
      return false;
    }
  }

  async #mark(): Promise<void> {
    this.#nextMark = performance.now() + markMs;
    const sent = [...this.#sent];
    if (sent.length === 0) return;
    await markPublished(this.#connection, sent.map(([eventId]) => eventId)); // prettier-ignore
    for (const [eventId] of sent) this.#sent.delete(eventId);
    crashpoint('relay.after-mark', sent, ([, key]) => key);
  }
}
