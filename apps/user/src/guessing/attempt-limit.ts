import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { senderOf } from '@app/platform';
import { SecurityEvents } from '../security-events.js';
import { UserConfig } from '../user.config.js';
import { TooManyAttempts } from './too-many-attempts.js';

const countOne = `
  INSERT INTO auth_attempts (source, minute, attempts) VALUES ($1, date_trunc('minute', now()), 1)
  ON CONFLICT (source, minute) DO UPDATE SET attempts = auth_attempts.attempts + 1
  RETURNING attempts, ceil(extract(epoch FROM minute + interval '1 minute' - now()))::int AS seconds_left`;

/** So many attempts a minute from one place, right or wrong; counted in the database, which all instances share. */
@Injectable()
export class AttemptLimit {
  constructor(
    private readonly config: UserConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws TooManyAttempts */
  async count(ip: string): Promise<void> {
    const source = senderOf(ip);
    const [row] = await this.unitOfWork.run((tx) => tx.query<{ attempts: number; seconds_left: number }>(countOne, [source]));
    if (!row || row.attempts <= this.config.attemptsPerMinute) return;
    this.events.happened('address-held-up', { source });
    throw new TooManyAttempts(Math.max(1, row.seconds_left));
  }
}
