import { Injectable } from '@nestjs/common';
import { newId } from '@app/kernel';
import { SignJWT } from 'jose';
import type { Role } from '../accounts/roles.js';
import { UserConfig } from '../user.config.js';
import { SigningKeys } from './signing-keys.js';

interface Bearer {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
}

/** JWTs after RFC 9068, signed with Ed25519. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly config: UserConfig,
    private readonly keys: SigningKeys,
  ) {}

  async issue({ id, roles, sessionId }: Bearer) {
    const { kid, privateKey } = await this.keys.current();
    const expiresIn = this.config.ACCESS_TOKEN_SECONDS;
    const accessToken = await new SignJWT({ roles, sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
      .setIssuer(this.config.TOKEN_ISSUER)
      .setAudience(this.config.TOKEN_AUDIENCE)
      .setSubject(id)
      .setJti(newId())
      .setIssuedAt()
      .setExpirationTime(`${expiresIn} s`)
      .sign(privateKey);
    return { accessToken, tokenType: 'Bearer' as const, expiresIn };
  }
}
