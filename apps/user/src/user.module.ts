import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { MessagingModule } from '@app/messaging';
import { ChangeRoles } from './accounts/change-roles.js';
import { CloseAccount } from './accounts/close-account.js';
import { FindUsers } from './accounts/find-users.js';
import { MeController } from './accounts/me.controller.js';
import { RegisterUser } from './accounts/register-user.js';
import { UpdateUser } from './accounts/update-user.js';
import { UsersController } from './accounts/users.controller.js';
import { EmailDigest } from './email-digest.js';
import { AccessTokens } from './keys/access-tokens.js';
import { JwksController } from './keys/jwks.controller.js';
import { SigningKeys } from './keys/signing-keys.js';
import { userSchema } from './persistence/schema.js';
import { AttemptLimit } from './sessions/attempt-limit.js';
import { ForgetAttempts } from './sessions/forget-attempts.js';
import { LogIn } from './sessions/log-in.js';
import { LoginFailures } from './sessions/login-failures.js';
import { Passwords } from './sessions/passwords.js';
import { SessionsController } from './sessions/sessions.controller.js';

@Module({
  imports: [DatabaseModule.forSchema(userSchema), MessagingModule.telling()],
  controllers: [UsersController, MeController, SessionsController, JwksController],
  providers: [
    RegisterUser,
    UpdateUser,
    ChangeRoles,
    CloseAccount,
    FindUsers,
    LogIn,
    Passwords,
    AttemptLimit,
    LoginFailures,
    ForgetAttempts,
    AccessTokens,
    SigningKeys,
    EmailDigest,
  ],
})
export class UserModule {}
