import { Body, Controller, Delete, Get, Header, Ip, Param, Post, Put, Query } from '@nestjs/common';
import { etagOf, Operation, Paging } from '@app/platform';
import { z } from 'zod';
import { AttemptLimit } from '../guessing/attempt-limit.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { ChangeRoles } from './change-roles.js';
import { FindUsers } from './find-users.js';
import { RegisterUser } from './register-user.js';
import { FindUsersQuery, RegisterBody, RolesBody, UserPage, UserPath, UserView } from './user.schemas.js';
import { adminView, ownView } from './user.view.js';

const policy = { role: ['admin'] };

@Controller('users')
export class UsersController {
  constructor(
    private readonly attempts: AttemptLimit,
    private readonly register: RegisterUser,
    private readonly changeRoles: ChangeRoles,
    private readonly users: FindUsers,
    private readonly sessions: EndSessions,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Register',
    description: 'A new account is a `customer`. Log in afterwards: registering opens no session.',
    repeatable: 'The e-mail address is the key: a second request with it is refused as `email-taken`.',
    policy: 'public',
    status: 201,
    returns: UserView,
    refusals: { 'email-taken': 409, 'too-many-attempts': 429, 'too-busy': 503 },
    etag: ({ version }: UserView) => etagOf(version),
    location: () => '/api/v1/users/me',
  })
  async registerUser(@Body({ schema: RegisterBody }) body: RegisterBody, @Ip() ip: string) {
    await this.attempts.count(ip);
    return ownView(await this.users.byId(await this.register.run(body)));
  }

  @Get()
  @Operation({
    summary: 'Find accounts by e-mail address',
    description: 'One or none: an address belongs to one account.',
    policy,
    status: 200,
    returns: UserPage,
  })
  async findUsers(@Query({ schema: FindUsersQuery }) { email, ...query }: FindUsersQuery) {
    const user = await this.users.byEmail(email);
    return Paging.of(query, { email }, z.tuple([z.uuid()])).page(user ? [adminView(user)] : [], ({ id }) => [id]);
  }

  @Put(':id/roles')
  @Operation({
    summary: 'Replace the roles of an account',
    description: 'Its access tokens have the new roles from their next renewal on, within ten minutes; end its sessions for at once.',
    policy,
    status: 200,
    returns: UserView,
    refusals: { 'unknown-user': 404 },
  })
  async replaceRoles(@Param({ schema: UserPath }) { id }: { id: string }, @Body({ schema: RolesBody }) { roles }: RolesBody) {
    await this.changeRoles.run(id, roles);
    return adminView(await this.users.byId(id));
  }

  @Delete(':id/sessions')
  @Operation({
    id: 'endSessionsOf',
    summary: 'End all sessions of an account, at once',
    description: 'Also its access tokens are refused everywhere from now on.',
    policy,
    status: 204,
    refusals: { 'unknown-user': 404 },
  })
  async endSessions(@Param({ schema: UserPath }) { id }: { id: string }) {
    await this.users.byId(id);
    await this.sessions.run({ userId: id }, 'ended-by-admin');
  }
}
