import { Body, Controller, Header, Ip, Post } from '@nestjs/common';
import { Operation } from '@app/platform';
import { AccessTokens } from '../keys/access-tokens.js';
import { AttemptLimit } from './attempt-limit.js';
import { LogIn } from './log-in.js';
import { LogInBody, SessionView } from './session.schemas.js';

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly attempts: AttemptLimit,
    private readonly logIn: LogIn,
    private readonly tokens: AccessTokens,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ summary: 'Log in', policy: 'public', status: 201, returns: SessionView, problems: [401, 429] })
  async createSession(@Body({ schema: LogInBody }) credentials: LogInBody, @Ip() ip: string) {
    await this.attempts.count(ip);
    return this.tokens.issue(await this.logIn.run(credentials));
  }
}
