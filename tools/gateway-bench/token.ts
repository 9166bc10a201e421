import { newId } from '@app/kernel';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A customer's access token, and the keys that it is checked with. */
export async function makeToken(): Promise<{ token: string; jwks: string }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const kid = newId();
  const token = await new SignJWT({ roles: ['customer'] })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setSubject(newId())
    .setIssuer('saga-shop')
    .setAudience('saga-shop-api')
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(privateKey);
  return { token, jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] }) };
}
