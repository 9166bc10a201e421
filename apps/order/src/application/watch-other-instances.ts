import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { isFinal, type OrderStatus } from '../domain/order.js';
import { OrderWatch } from './order-watch.js';

const pollMs = 100;

interface Row {
  readonly id: string;
  readonly status: OrderStatus;
  readonly timeline_seq: number;
}

/**
 * Sees changes that another instance of this service made: while anyone waits, one statement per 100 ms over all that is
 * waited for. Changes of this process wake their waiters at commit, without it.
 */
@Injectable()
export class WatchOtherInstances implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(WatchOtherInstances.name);
  #seen = new Map<string, number>();
  #timer?: NodeJS.Timeout;
  #isPolling = false;

  constructor(
    private readonly watch: OrderWatch,
    private readonly database: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#poll(), pollMs);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #poll(): Promise<void> {
    const { ids } = this.watch;
    if (this.#isPolling || ids.length === 0) return;
    this.#isPolling = true;
    try {
      const rows = await this.database.read<Row>('SELECT id, status, timeline_seq FROM orders WHERE id = ANY($1)', [ids]);
      const changed = rows.filter(({ id, timeline_seq }) => this.#seen.get(id) !== timeline_seq);
      this.#seen = new Map(rows.map(({ id, timeline_seq }) => [id, timeline_seq]));
      for (const { id, status } of changed) this.watch.changed(id, { isFinal: isFinal({ status }) });
    } catch (error) {
      this.#logger.debug(`cannot look for changes: ${(error as Error).message}`);
    } finally {
      this.#isPolling = false;
    }
  }
}
