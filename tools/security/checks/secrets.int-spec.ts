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

  const hex = '4f3c09d1be7a65820f9ce4d3b1a7685024cf8d9e6b3a71f05e2d8c94b7a6013';

  // In two halves, or this file would be found.
  it.each([
    ['a private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----\n${'MIIEpAIBAAKCAQEA'.repeat(8)}\n-----END RSA ${'PRIVATE KEY'}-----`],
    ['a token for GitHub', `token: ${'ghp_'}wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx`],
    ['a password in an address', `postgresql://shop:${'vT3mK9qLx2Rb'}@db.example.com:5432/order`],
    ['a secret of the shop', `BANK_API_${'KEY'}=pLm83kQz71XcVbn2MasD4fGh`],
    ['one in hexadecimal', `SIGNING_KEY_${'SECRET'}=${hex}`],
    ['one in capital hexadecimal', `SIGNING_KEY_${'SECRET'}: '${hex.toUpperCase()}'`],
    ['one that is a UUID', `"BANK_API_${'KEY'}": "0f8fad5b-d9cb-469f-a165-70867728950e"`],
    ['one of a pod', `- name: BANK_WEBHOOK_${'SECRET'}\n  value: ${hex}`],
    ['one of a pod, in quotes', `- name: 'KAFKA_${'PASSWORD'}'\n  value: "pLm83kQz71XcVbn2MasD4fGh"`],
    ['one of a pod, on one line', `- { name: KAFKA_${'PASSWORD'}, value: pLm83kQz71XcVbn2MasD4fGh }`],
    ['one of a pod, as JSON', `{"name": "KAFKA_${'PASSWORD'}",\n "value": "${hex}"}`],
    ['one that did not fit into its line', `export const KAFKA_${'PASSWORD'} =\n  '${hex}'`],
  ])('is found: %s', async (_, text) => {
    expect(await faultsOf(text)).toEqual([expect.stringMatching(/^left\.env:2/)]);
  });

  it.each([
    'BANK_API_KEY=dev-bank-api-key-of-the-Shop-2026',
    'JWKS_URL=http://user:3001/.well-known/jwks.json',
    `image: postgres:18@sha256:${hex}`,
    `"integrity": "sha512-${hex}=="`,
    `GIT_COMMIT=${hex.slice(0, 40)}`,
    'SIGNING_KEY_SECRET_FILE: /run/secrets/SIGNING_KEY_SECRET',
    '- name: SIGNING_KEY_SECRET\n  valueFrom: { secretKeyRef: { name: user-secrets-of-2026, key: SIGNING_KEY_SECRET } }',
    `BANK_API_KEY=\n${hex}_is_the_name_of_something_else=1`,
    'const { BANK_API_KEY } = settings.ofTheBankThatIsCalled2026',
  ])('is nothing of the kind: %s', async (text) => expect(await faultsOf(text)).toEqual([]));
});
