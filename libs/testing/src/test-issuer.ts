import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { LocalServer } from './local-server.js';

/** Plays the user service: signs tokens, and serves the public key that they are verified with. */
export class TestIssuer {
  private constructor(
    readonly jwksUrl: string,
    private readonly key: CryptoKey,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }];
    const server = new LocalServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })));
    const url = await server.start();
    return new TestIssuer(`${url}/.well-known/jwks.json`, privateKey, () => server.stop());
  }

  /** @returns the value of an Authorization header */
  async bearer(accountId: string, ...roles: string[]): Promise<string> {
    const token = await new SignJWT({ roles })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test' })
      .setSubject(accountId)
      .setIssuer('saga-shop')
      .setAudience('saga-shop-api')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(this.key);
    return `Bearer ${token}`;
  }
}
