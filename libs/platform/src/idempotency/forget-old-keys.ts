import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';

const hourMs = 60 * 60 * 1000;
const batch = 5_000;
const sql = `DELETE FROM idempotency_keys WHERE ctid IN (SELECT ctid FROM idempotency_keys WHERE created_at < now() - interval '48 hours' LIMIT ${batch})`;

/** Once an hour, in small transactions: a key is promised for 48 hours. */
@Injectable()
export class ForgetOldKeys implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(ForgetOldKeys.name);
  #timer?: NodeJS.Timeout;
  #isStopped = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.run().catch((error: Error) => this.#logger.warn(`old idempotency keys were not deleted: ${error.message}`));
    }, hourMs).unref();
  }

  onApplicationShutdown(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
  }

  async run(): Promise<void> {
    while (!this.#isStopped && (await this.unitOfWork.run((tx) => tx.execute(sql))) === batch);
  }
}
