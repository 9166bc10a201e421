import { Body, Controller, Header, Ip, Post } from '@nestjs/common';
import { Operation, RequestHeaders } from '@app/platform';
import { z } from 'zod';
import { AttemptLimit } from '../guessing/attempt-limit.js';
import { LogIn } from './log-in.js';
import { RefreshSession } from './refresh-session.js';
import { LogInBody, RefreshBody, SessionView } from './session.schemas.js';

const ClientHeaders = z.object({ 'user-agent': z.string().max(16_384).optional() });

/** The way in. */
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly attempts: AttemptLimit,
    private readonly logIn: LogIn,
    private readonly refresh: RefreshSession,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'logIn',
    summary: 'Log in',
    description: 'Opens a session. The answer to a wrong password and to an unknown address is the same, also in time.',
    repeatable: 'Each request opens a session of its own; they are listed, and can be ended.',
    policy: 'public',
    status: 201,
    returns: SessionView,
    refusals: { 'bad-credentials': 401, 'too-many-attempts': 429, 'too-busy': 503 },
  })
  async createSession(
    @Body({ schema: LogInBody }) credentials: LogInBody,
    @Ip() ip: string,
    @RequestHeaders(ClientHeaders) { 'user-agent': client }: z.output<typeof ClientHeaders>,
  ) {
    await this.attempts.count(ip);
    return this.logIn.run(credentials, client);
  }

  @Post('refresh')
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Exchange a refresh token for a new pair',
    description:
      'Each refresh token is good once. Whose answer was lost may ask again within ten seconds and gets the same refresh token; ' +
      'after that, or once the new one was used, the whole session ends with `refresh-token-reused`.',
    policy: 'public',
    status: 200,
    returns: SessionView,
    refusals: { 'invalid-refresh-token': 401, 'refresh-token-reused': 401, 'too-many-attempts': 429 },
  })
  async refreshSession(@Body({ schema: RefreshBody }) { refreshToken }: RefreshBody, @Ip() ip: string) {
    await this.attempts.count(ip);
    return this.refresh.run(refreshToken);
  }
}
