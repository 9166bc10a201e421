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
import { KeyRotation } from './keys/key-rotation.js';
import { ListKeys } from './keys/list-keys.js';
import { ResealKeys } from './keys/reseal-keys.js';
import { Seal } from './keys/seal.js';
import { SigningKeys } from './keys/signing-keys.js';
import { ChangePassword } from './passwords/change-password.js';
import { CheckPassword } from './passwords/check-password.js';
import { PasswordController } from './passwords/password.controller.js';
import { userSchema } from './persistence/schema.js';
import { AttemptLimit } from './guessing/attempt-limit.js';
import { ForgetWhatIsOver } from './forget-what-is-over.js';
import { BeginSession } from './sessions/begin-session.js';
import { EndSessions } from './sessions/end-sessions.js';
import { EndedSessions } from './sessions/ended-sessions.js';
import { EndedSessionsController } from './sessions/ended-sessions.controller.js';
import { FindSessions } from './sessions/find-sessions.js';
import { LogIn } from './sessions/log-in.js';
import { LoginFailures } from './guessing/login-failures.js';
import { Passwords } from './passwords/passwords.js';
import { MySessionsController } from './sessions/my-sessions.controller.js';
import { RefreshSession } from './sessions/refresh-session.js';
import { RefreshTokens } from './sessions/refresh-tokens.js';
import { SecurityEvents } from './security-events.js';
import { SessionsController } from './sessions/sessions.controller.js';

@Module({
  imports: [DatabaseModule.forSchema(userSchema), MessagingModule.telling()],
  controllers: [
    UsersController,
    MeController,
    PasswordController,
    SessionsController,
    MySessionsController,
    EndedSessionsController,
    JwksController,
  ],
  providers: [
    RegisterUser,
    UpdateUser,
    ChangeRoles,
    CloseAccount,
    FindUsers,
    LogIn,
    BeginSession,
    RefreshSession,
    FindSessions,
    EndSessions,
    EndedSessions,
    RefreshTokens,
    CheckPassword,
    ChangePassword,
    Passwords,
    AttemptLimit,
    LoginFailures,
    ForgetWhatIsOver,
    AccessTokens,
    SigningKeys,
    KeyRotation,
    ListKeys,
    ResealKeys,
    Seal,
    EmailDigest,
    SecurityEvents,
  ],
})
export class UserModule {}
