import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configFrom } from '../src/index.js';

class SecretConfig extends configFrom({ API_KEY: z.string() }) {}

describe('a secret that is mounted as a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
  const path = join(folder, 'key');
  writeFileSync(path, 'from the file\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read without its last line break', () => {
    expect(new SecretConfig({ API_KEY_FILE: path }).API_KEY).toBe('from the file');
  });

  it('cannot also be set as a variable', () => {
    expect(() => new SecretConfig({ API_KEY_FILE: path, API_KEY: 'x' })).toThrow('API_KEY: is set twice, also by API_KEY_FILE');
  });

  it('must be readable', () => {
    expect(() => new SecretConfig({ API_KEY_FILE: join(folder, 'missing') })).toThrow(
      /^Invalid configuration:\n {2}API_KEY_FILE: names a file that cannot be read or is empty$/,
    );
  });
});
