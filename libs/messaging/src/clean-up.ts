import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';

const hourMs = 60 * 60 * 1000;
const batch = 5_000;

/** The inbox outlives the topics (7 days) by far: were it the shorter one, an old replay would be handled anew. */
const statements = [
  `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE published_at < now() - interval '8 days' LIMIT ${batch})`,
  `DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM inbox WHERE processed_at < now() - interval '14 days' LIMIT ${batch})`,
];

/** Deletes, once an hour and in small transactions, what the outbox and the inbox need no longer. */
@Injectable()
export class CleanUp implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(CleanUp.name);
  #timer?: NodeJS.Timeout;
  #stopped = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(
      () => void this.run().catch((error: Error) => this.#logger.warn(`clean-up failed: ${error.message}`)),
      hourMs,
    );
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  async run(): Promise<void> {
    for (const sql of statements) {
      while (!this.#stopped && (await this.unitOfWork.run((tx) => tx.execute(sql))) === batch);
    }
  }
}
