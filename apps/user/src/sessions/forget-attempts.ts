import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';

const hourMs = 60 * 60 * 1000;

/** Once an hour: what was counted is of no use afterwards, and it names people. */
@Injectable()
export class ForgetAttempts implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(ForgetAttempts.name);
  #timer?: NodeJS.Timeout;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.run().catch((error: Error) => this.#logger.warn(`old attempts were not deleted: ${error.message}`));
    }, hourMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async run(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.execute(`DELETE FROM auth_attempts WHERE minute < now() - interval '1 hour'`);
      await tx.execute(`DELETE FROM login_failures WHERE last_at < now() - interval '1 day'`);
    });
  }
}
