import { generateKeyPair } from 'jose';
import type { Account, OwnIssuer } from '../doors/own-issuer.js';

export const accountNames = ['owner', 'stranger', 'support', 'catalog-admin', 'finance', 'admin'] as const;
export type AccountName = (typeof accountNames)[number];

/** Somebody at the door. */
export interface Caller {
  /** A column of the matrix. */
  readonly name: string;
  /** Whose token it is; undefined where the token is good for nothing. */
  readonly account?: Account;
  readonly token?: string;
  /** The guard that lets it in, where it has no account. */
  readonly passes?: string;
}

const withAnotherEnd = (key: string): string => key.slice(0, -1) + (key.endsWith('_') ? '-' : '_');
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Good tokens of everybody, and tokens of the owner's with one thing wrong with each.
 * @param bankApiKey what the shop shows the bank; like a wrong one it opens no other door
 */
export async function callersFor(
  issuer: OwnIssuer,
  accounts: Readonly<Record<AccountName, Account>>,
  bankApiKey: string,
): Promise<Caller[]> {
  const { owner, stranger } = accounts;
  const good = await issuer.token(owner);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const foreign = await generateKeyPair('EdDSA');
  const wrong: Readonly<Record<string, string>> = {
    expired: await issuer.token(owner, { expiresIn: -60 }),
    audience: await issuer.token(owner, { audience: 'another-api' }),
    issuer: await issuer.token(owner, { issuer: 'another-shop' }),
    'wrong key': await issuer.token(owner, { key: foreign.privateKey }),
    'alg none': `${base64url({ alg: 'none', typ: 'at+jwt', kid: issuer.kid })}.${payload}.`,
    'alg HS256': await issuer.token(owner, { header: { alg: 'HS256' }, key: issuer.publicKey }),
    tampered: `${header}.${base64url({ ...claims, sub: stranger.id, roles: ['customer', 'support', 'catalog-admin', 'finance', 'admin'] })}.${signature}`,
    'wrong API key': withAnotherEnd(bankApiKey),
    'other type': await issuer.token(owner, { header: { typ: 'JWT' } }),
  };
  return [
    { name: 'anonymous' },
    ...(await Promise.all(
      accountNames.map(async (name) => ({ name, account: accounts[name], token: await issuer.token(accounts[name]) })),
    )),
    { name: 'merchant', token: bankApiKey, passes: 'ApiKeyGuard' },
    ...Object.entries(wrong).map(([name, token]) => ({ name, token })),
  ];
}
