import { Injectable } from '@nestjs/common';
import { CheckPassword, type Credentials } from '../passwords/check-password.js';
import { BeginSession } from './begin-session.js';
import type { SessionView } from './session.schemas.js';

@Injectable()
export class LogIn {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly beginSession: BeginSession,
  ) {}

  /**
   * @param client what it says of itself
   * @throws BadCredentials, TooManyAttempts, TooBusy
   */
  async run(credentials: Credentials, client: string | undefined): Promise<SessionView> {
    return this.beginSession.run(await this.checkPassword.run(credentials), client);
  }
}
