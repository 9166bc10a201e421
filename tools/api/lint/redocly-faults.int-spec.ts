import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redoclyFaults } from './redocly-faults.js';

const sound = 'docs/generated/openapi/bank.json';

describe('what Redocly has against documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-lint-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function fileWith(text: string): string {
    const file = join(folder, 'document.json');
    writeFileSync(file, text);
    return file;
  }

  it('is nothing, where all is well', async () => expect(await redoclyFaults([sound])).toEqual([]));

  it('is named with its rule, for one document among others', async () => {
    const faults = await redoclyFaults([sound, fileWith('{ "openapi": "3.1.0", "info": { "title": "Mugs" }, "paths": {} }')]);
    expect(faults).toContainEqual(expect.stringMatching(/document\.json #\/info .*version.* \(struct\)$/));
  });

  it('is not known of what is no document, and that is said', async () => {
    await expect(redoclyFaults([sound, fileWith('{ "openapi": "3.1.0"')])).rejects.toThrow(/reports on \d of 2 documents/);
  });
});
