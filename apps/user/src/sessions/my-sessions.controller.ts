import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { CurrentUser, Operation, type Caller } from '@app/platform';
import { EndSessions } from './end-sessions.js';
import { FindSessions } from './find-sessions.js';
import { ListSessionsQuery, OpenSessionPage, SessionPath } from './session.schemas.js';
import { UnknownSession } from './session-errors.js';

const policy = 'authenticated';

/** What a signed-in account has open, and the ways out. */
@Controller('sessions')
export class MySessionsController {
  constructor(
    private readonly sessions: FindSessions,
    private readonly end: EndSessions,
  ) {}

  @Get()
  @Operation({
    summary: 'List my open sessions, newest first',
    description: 'Where and since when somebody is logged in with this account.',
    policy,
    status: 200,
    returns: OpenSessionPage,
  })
  async listSessions(@Query({ schema: ListSessionsQuery }) query: ListSessionsQuery, @CurrentUser() caller: Caller) {
    return this.sessions.page(query, caller);
  }

  @Delete()
  @Operation({
    id: 'endAllSessions',
    summary: 'End all my sessions, this one too',
    description: 'Their access tokens are refused everywhere from now on.',
    policy,
    status: 204,
  })
  async endAll(@CurrentUser() { id }: Caller) {
    await this.end.run({ userId: id }, 'logged-out');
  }

  @Delete('current')
  @Operation({
    id: 'logOut',
    summary: 'Log out',
    description: 'Ends the session of the token that asks.',
    policy,
    status: 204,
  })
  async endCurrent(@CurrentUser() { id, sessionId }: Caller) {
    if (sessionId) await this.end.run({ userId: id, only: sessionId }, 'logged-out');
  }

  @Delete(':id')
  @Operation({
    id: 'endSession',
    summary: 'End one of my sessions',
    description: 'Somebody else’s session is a 404.',
    policy,
    status: 204,
    refusals: { 'unknown-session': 404 },
  })
  async endOne(@Param({ schema: SessionPath }) { id }: { id: string }, @CurrentUser() caller: Caller) {
    const ended = await this.end.run({ userId: caller.id, only: id }, 'logged-out');
    if (ended === 0) throw new UnknownSession();
  }
}
