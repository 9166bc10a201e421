import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { CleanUpConfig } from './messaging-config.js';

const batch = 5_000;

/** The inbox outlives the topics (7 days) by far: were it the shorter one, an old replay would be handled anew. */
const statements = [
  `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE published_at < now() - interval '8 days' LIMIT ${batch})`,
  `DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM inbox WHERE processed_at < now() - interval '14 days' LIMIT ${batch})`,
];

/** Deletes, again and again and in small transactions, what the outbox and the inbox need no longer. */
@Injectable()
export class CleanUp implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(CleanUp.name);
  #timer?: NodeJS.Timeout;
  #stopped = false;
  #running = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: CleanUpConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(
      () => void this.run().catch((error: Error) => this.#logger.warn(`clean-up failed: ${error.message}`)),
      this.config.CLEAN_UP_MS,
    );
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** One run at a time: two would wait for each other's rows. */
  async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (const sql of statements) {
        while (!this.#stopped && (await this.unitOfWork.run((tx) => tx.execute(sql))) === batch);
      }
    } finally {
      this.#running = false;
    }
  }
}
