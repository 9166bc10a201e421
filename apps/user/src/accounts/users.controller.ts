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
    policy: 'public',
    status: 201,
    returns: UserView,
    problems: [409, 429],
    etag: ({ version }: UserView) => etagOf(version),
    location: () => '/api/v1/users/me',
  })
  async registerUser(@Body({ schema: RegisterBody }) body: RegisterBody, @Ip() ip: string) {
    await this.attempts.count(ip);
    return ownView(await this.users.byId(await this.register.run(body)));
  }

  @Get()
  @Operation({ summary: 'Find accounts by e-mail address', policy, status: 200, returns: UserPage })
  async findUsers(@Query({ schema: FindUsersQuery }) { email, ...query }: FindUsersQuery) {
    const user = await this.users.byEmail(email);
    return Paging.of(query, { email }, z.tuple([z.uuid()])).page(user ? [adminView(user)] : [], ({ id }) => [id]);
  }

  @Put(':id/roles')
  @Operation({ summary: 'Replace the roles of an account', policy, status: 200, returns: UserView, problems: [404] })
  async replaceRoles(@Param({ schema: UserPath }) { id }: { id: string }, @Body({ schema: RolesBody }) { roles }: RolesBody) {
    await this.changeRoles.run(id, roles);
    return adminView(await this.users.byId(id));
  }

  @Delete(':id/sessions')
  @Operation({ summary: 'End all sessions of an account, at once', policy, status: 204, problems: [404] })
  async endSessions(@Param({ schema: UserPath }) { id }: { id: string }) {
    await this.users.byId(id);
    await this.sessions.run({ userId: id }, 'ended-by-admin');
  }
}
