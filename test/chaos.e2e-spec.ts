import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { FrontDoor } from './support/front-door.js';
import { withBroker } from './support/real-broker.js';

jest.setTimeout(10 * 60_000);

withBroker.describe('the short profile of chaos', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-chaos-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('loses nothing, doubles nothing and leaves nothing undone', async () => {
    const { code, output } = await new FrontDoor(dataDir, {}).run('chaos', '--profile', 'ci');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('0 violations') });
  });
});
