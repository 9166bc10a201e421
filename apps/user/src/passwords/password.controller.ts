import { Body, Controller, Ip, Put } from '@nestjs/common';
import { CurrentUser, Operation, type Caller } from '@app/platform';
import { AttemptLimit } from '../guessing/attempt-limit.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordBody } from './password.schemas.js';

@Controller('users/me/password')
export class PasswordController {
  constructor(
    private readonly attempts: AttemptLimit,
    private readonly change: ChangePassword,
  ) {}

  @Put()
  @Operation({
    summary: 'Change my password, which ends my other sessions',
    description: 'The session that asks stays open.',
    policy: 'authenticated',
    status: 204,
    refusals: { 'wrong-password': 403, 'unknown-user': 404, 'too-many-attempts': 429, 'too-busy': 503 },
  })
  async changePassword(@Body({ schema: ChangePasswordBody }) body: ChangePasswordBody, @CurrentUser() caller: Caller, @Ip() ip: string) {
    await this.attempts.count(ip);
    await this.change.run(caller, body);
  }
}
