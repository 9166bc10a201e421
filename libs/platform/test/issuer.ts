import { LocalServer } from '@app/testing';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export interface TokenOptions {
  readonly kid?: string | undefined;
  readonly typ?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly roles?: readonly string[];
  readonly key?: CryptoKey;
}

export const account = '018f2f3e-0000-7000-8000-000000000001';

/** Plays the user service: an address with public keys, and tokens signed with the private ones. */
export class Issuer {
  readonly keys: JWK[] = [];
  readonly ended: string[] = [];
  tellsEnded = true;
  requests = 0;
  isDown = false;
  #signing?: CryptoKey;
  readonly #server = new LocalServer((request, response) => {
    const asksForKeys = request.url?.endsWith('jwks.json');
    if (asksForKeys) this.requests += 1;
    if (request.url?.includes('wait=')) return; // no other session ends
    const isAnswered = !this.isDown && (asksForKeys || this.tellsEnded);
    response.writeHead(isAnswered ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify(asksForKeys ? { keys: this.keys } : { sessions: this.ended, position: '1' }));
  });

  async start(): Promise<void> {
    await this.#server.start();
    await this.rotate('first');
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  get url(): string {
    return `${this.#server.url}/.well-known/jwks.json`;
  }

  /** Adds a key and signs with it from now on. */
  async rotate(kid: string): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    this.keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' });
    this.#signing = privateKey;
  }

  token({ kid = this.keys.at(-1)?.kid, typ = 'at+jwt', roles = ['customer'], ...rest }: TokenOptions = {}): Promise<string> {
    return new SignJWT({ roles, sid: 'session-1' })
      .setProtectedHeader({ alg: 'EdDSA', typ, ...(kid && { kid }) })
      .setSubject(account)
      .setIssuer(rest.issuer ?? 'saga-shop')
      .setAudience(rest.audience ?? 'saga-shop-api')
      .setIssuedAt()
      .setExpirationTime(rest.expires ?? '5m')
      .sign(rest.key ?? (this.#signing as CryptoKey));
  }
}
