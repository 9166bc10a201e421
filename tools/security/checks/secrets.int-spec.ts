import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noSecrets } from './secrets.js';

describe('a secret that was left in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const faultsOf = async (text: string): Promise<readonly string[]> => {
    writeFileSync(join(folder, 'left.env'), `first line\n${text}\n`);
    return (await noSecrets(folder, ['left.env'])).faults;
  };

  // In two halves, or this file would be found.
  it.each([
    ['a private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----\n${'MIIEpAIBAAKCAQEA'.repeat(8)}\n-----END RSA ${'PRIVATE KEY'}-----`],
    ['a token for GitHub', `token: ${'ghp_'}wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx`],
    ['a password in an address', `postgresql://shop:${'vT3mK9qLx2Rb'}@db.example.com:5432/order`],
    ['a secret of the shop', `BANK_API_${'KEY'}=pLm83kQz71XcVbn2MasD4fGh`],
  ])('is found: %s', async (_, text) => {
    expect(await faultsOf(text)).toEqual([expect.stringMatching(/^left\.env:2/)]);
  });

  it.each(['BANK_API_KEY=dev-bank-api-key-of-the-Shop-2026', 'JWKS_URL=http://user:3001/.well-known/jwks.json'])(
    'is nothing of the kind: %s',
    async (text) => expect(await faultsOf(text)).toEqual([]),
  );
});
