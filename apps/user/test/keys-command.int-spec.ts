import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@app/testing';
import { decodeProtectedHeader } from 'jose';
import { TestUserService } from './start-user.js';

const program = resolve('dist/tools/keys/main.js');

/** As `npm run keys -- …` where no stack runs: with the variables of the service. Needs a build. */
describe('the command for the signing keys', () => {
  const noStack = mkdtempSync(join(tmpdir(), 'saga-shop-keys-'));
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start({ SIGNING_KEY_LEAD_SECONDS: '24' });
    await users.register('ada@example.com');
  });
  afterAll(async () => {
    await users.stop();
    rmSync(noStack, { recursive: true });
  });

  const keys = async (args: readonly string[], variables: Record<string, string> = users.env): Promise<string[]> => {
    const env = { PATH: process.env['PATH'], ...variables, DATA_DIR: noStack };
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
    return stdout.trim().split('\n');
  };
  const kidOfNewToken = async () => String(decodeProtectedHeader(await users.tokenOf('ada@example.com')).kid);

  it('announces a key, which the running service signs with as soon as it may', async () => {
    const before = await kidOfNewToken();
    const [announced, active, ...others] = await keys(['rotate']);
    expect([announced, active, others]).toEqual([
      expect.stringMatching(/^pending {3}[\w-]{43} {2}made .* signs from /),
      expect.stringContaining(before),
      [],
    ]);
    const next = String(announced?.split(/ +/)[1]);
    await users.database.query(`UPDATE signing_keys SET created_at = created_at - interval '1 minute'`); // its time has come
    await eventually(async () => expect(await kidOfNewToken()).toBe(next));
    expect(await keys(['list'])).toEqual([expect.stringMatching(`^active +${next} `), expect.stringMatching(`^retired +${before} `)]);
  });

  it('withdraws every key when told to, and tokens with them', async () => {
    const token = await users.tokenOf('ada@example.com');
    const lines = await keys(['rotate', '--withdraw']);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['active', 'deleted', 'deleted']);
    await eventually(async () => expect(await kidOfNewToken()).not.toBe(decodeProtectedHeader(token).kid));
  });

  it('locks them anew after the secret was changed, and nobody notices', async () => {
    const token = await users.tokenOf('ada@example.com');
    const changed = { SIGNING_KEY_SECRET: 'another-secret' };
    const both = { ...changed, SIGNING_KEY_SECRET_PREVIOUS: 'dev-signing-key-secret' };
    await expect(keys(['reseal'], { ...users.env, ...changed })).rejects.toMatchObject({
      code: 78,
      stderr: expect.stringContaining('SIGNING_KEY_SECRET: does not open the signing key in the database'),
    });
    await users.restart(both);
    expect(await keys(['reseal'], { ...users.env, ...both })).toEqual(['private keys locked anew: 1']);
    await users.restart(changed);
    expect(await users.statusWith(token)).toBe(200);
    expect(await kidOfNewToken()).toBe(decodeProtectedHeader(token).kid);
  });

  it('says what is missing where there is neither a stack nor a database', async () => {
    await expect(keys(['rotate'], {})).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('No stack runs here') });
  });
});
