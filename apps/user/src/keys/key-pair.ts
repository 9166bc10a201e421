import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';

/** A public Ed25519 key as a JWK Set shows it. */
export interface PublicJwk {
  /** The RFC 7638 thumbprint. */
  readonly kid: string;
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

export interface KeyPair {
  readonly jwk: PublicJwk;
  /** PKCS #8, DER. */
  readonly privateKey: Buffer;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { jwk: { ...jwk, kid, use: 'sig', alg: 'EdDSA' } as PublicJwk, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}
