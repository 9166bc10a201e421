import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters } from 'jose';
import type { OpenDatabase } from '../audit/open-databases.js';

export interface Account {
  readonly id: string;
  readonly roles: readonly string[];
}

export interface TokenChanges {
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: CryptoKey | Uint8Array;
}

const publish = `
  INSERT INTO signing_keys (kid, state, public_jwk, retired_at) VALUES ($1, 'retired', $2, now() + interval '1 day')`;

/** Signs tokens as the shop does, with a key that the shop publishes beside its own: so that one thing at a time can be wrong with them. */
export class OwnIssuer {
  private constructor(
    private readonly key: CryptoKey,
    /** The public half, as everybody can read it. */
    readonly publicKey: Uint8Array,
    readonly kid: string,
  ) {}

  /** @param users the database of the user service, by a role that may write */
  static async published(users: OpenDatabase): Promise<OwnIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const kid = randomUUID();
    const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'EdDSA' };
    await users.rows(publish, [kid, JSON.stringify(jwk)]);
    return new OwnIssuer(privateKey, Buffer.from(String(jwk.x), 'base64url'), kid);
  }

  token({ id, roles }: Account, { audience, issuer, expiresIn = 600, header, key }: TokenChanges = {}): Promise<string> {
    return new SignJWT({ roles })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: this.kid, ...header })
      .setSubject(id)
      .setIssuer(issuer ?? 'saga-shop')
      .setAudience(audience ?? 'saga-shop-api')
      .setJti(randomUUID())
      .setIssuedAt(Math.floor(Date.now() / 1_000) + Math.min(0, expiresIn) - 60)
      .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn)
      .sign(key ?? this.key);
  }
}
