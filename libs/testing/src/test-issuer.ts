import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

/** Plays the user service: signs tokens, and serves the public key that they are verified with. */
export class TestIssuer {
  private constructor(
    readonly jwksUrl: string,
    private readonly key: CryptoKey,
    readonly stop: () => void,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }];
    const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new TestIssuer(`http://127.0.0.1:${port}/.well-known/jwks.json`, privateKey, () => {
      server.close();
      server.closeAllConnections();
    });
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
