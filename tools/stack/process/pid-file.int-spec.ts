import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAllBelow, PidFile } from './pid-file.js';

describe('the end of all at once', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-pids-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const sleeper = (folder: string): ChildProcess => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    PidFile.of(join(dataDir, folder), 'sleeper').write(child.pid ?? 0, 'SIGTERM');
    return child;
  };

  it('reaches what the servers inside a data folder have noted, and spares who asks for it', async () => {
    const children = ['.', 'grown', join('servers', 'order')].map(sleeper);
    PidFile.of(dataDir, 'ourselves').write(process.pid, 'SIGTERM');
    const ends = children.map((child) => once(child, 'exit'));
    killAllBelow(dataDir);
    expect((await Promise.all(ends)).map(([, signal]) => signal as string)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL']);
  });
});
