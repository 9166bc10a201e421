import { Body, Controller, Delete, Get, Patch } from '@nestjs/common';
import { CurrentUser, etagOf, IfMatch, Operation, type Caller, type Precondition } from '@app/platform';
import { CloseAccount } from './close-account.js';
import { FindUsers } from './find-users.js';
import { UpdateUser } from './update-user.js';
import { UpdateBody, UserView } from './user.schemas.js';
import { ownView } from './user.view.js';

const policy = 'authenticated';
const etag = ({ version }: UserView) => etagOf(version);

@Controller('users/me')
export class MeController {
  constructor(
    private readonly users: FindUsers,
    private readonly update: UpdateUser,
    private readonly close: CloseAccount,
  ) {}

  @Get()
  @Operation({
    summary: 'Read my account',
    description: 'Its `ETag` is what a change of it must name.',
    policy,
    status: 200,
    returns: UserView,
    refusals: { 'unknown-user': 404 },
    etag,
  })
  async getMe(@CurrentUser() caller: Caller) {
    return ownView(await this.users.byId(caller.id));
  }

  @Patch()
  @Operation({
    summary: 'Change my account',
    description: 'Fields that are not named stay as they are; addresses are replaced as a whole.',
    policy,
    status: 200,
    returns: UserView,
    problems: [412, 428],
    refusals: { 'unknown-user': 404 },
    etag,
  })
  async updateMe(@CurrentUser() caller: Caller, @IfMatch() precondition: Precondition, @Body({ schema: UpdateBody }) body: UpdateBody) {
    await this.update.run(caller.id, body, precondition);
    return ownView(await this.users.byId(caller.id));
  }

  @Delete()
  @Operation({
    summary: 'Close my account',
    description: 'Name, addresses and password are erased and all sessions end; open orders go on.',
    policy,
    status: 204,
    problems: [412, 428],
    refusals: { 'unknown-user': 404 },
  })
  async closeMe(@CurrentUser() caller: Caller, @IfMatch() precondition: Precondition) {
    await this.close.run(caller.id, precondition);
  }
}
