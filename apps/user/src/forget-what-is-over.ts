import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { idleLife, wholeLife } from './sessions/session-life.js';

const hourMs = 60 * 60 * 1000;

const statements = [
  `DELETE FROM auth_attempts WHERE minute < now() - interval '1 hour'`,
  `DELETE FROM login_failures WHERE last_at < now() - interval '1 day'`,
  `DELETE FROM sessions WHERE expires_at < now() OR ended_at < now() - interval '1 day' OR rotated_at < now() - ${idleLife}`,
  // For as long as its session may last: whoever comes with one that was used before is noticed.
  `DELETE FROM refresh_tokens WHERE issued_at < now() - ${wholeLife}`,
];

/** Once an hour: what was counted and what has ended is of no use afterwards, and it names people. */
@Injectable()
export class ForgetWhatIsOver implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(ForgetWhatIsOver.name);
  #timer?: NodeJS.Timeout;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.run().catch((error: Error) => this.#logger.warn(`what is over was not deleted: ${error.message}`));
    }, hourMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async run(): Promise<void> {
    for (const statement of statements) await this.unitOfWork.run((tx) => tx.execute(statement));
  }
}
