import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { idleLife } from './sessions/session-life.js';

const hourMs = 60 * 60 * 1000;

const statements = [
  `DELETE FROM auth_attempts WHERE minute < now() - interval '1 hour'`,
  `DELETE FROM login_failures WHERE last_at < now() - interval '1 day'`,
  `DELETE FROM sessions WHERE expires_at < now() OR ended_at < now() - interval '1 day' OR rotated_at < now() - ${idleLife}`,
  // The newest of an open session is younger; of an older one nobody can tell any more that it was used, but it is refused.
  `DELETE FROM refresh_tokens WHERE issued_at < now() - ${idleLife}`,
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
