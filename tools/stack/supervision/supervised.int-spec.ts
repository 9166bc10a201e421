import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedProcess } from '../process/managed-process.js';
import { readLog } from '../process/log-file.js';
import { PidFile } from '../process/pid-file.js';
import { isStillRunning, identify } from '../process/process-table.js';
import { waitUntil } from '../process/wait-until.js';
import { Supervised } from './supervised.js';

describe('a supervised process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-supervised-'));
  const logFile = join(folder, 'program.log');
  const lines: string[] = [];
  let part: Supervised;

  /** Says "up" and stays; with a file `broken` beside it, it dies at once. */
  const program = `
    if (require('node:fs').existsSync('broken')) { console.log('is broken'); process.exit(3) }
    process.on('SIGTERM', () => { console.log('bye'); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('up')`;

  beforeEach(async () => {
    lines.length = 0;
    const process_ = new ManagedProcess({
      name: 'program',
      command: process.execPath,
      args: ['-e', program],
      env: {},
      cwd: folder,
      logFile,
      pidFile: PidFile.of(folder, 'program'),
      stopSignal: 'SIGTERM',
      stopWithinMs: 5_000,
      readyWithinMs: 5_000,
      isReady: (from) => Promise.resolve(readLog(logFile, from).includes('up')),
    });
    part = new Supervised(process_, () => process_.restart(), { tell: (line) => lines.push(line), changed: () => undefined });
    await part.start();
  });

  afterEach(() => part.stop());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const isBackWithout = (pid: number | undefined) => waitUntil(() => part.process.pid !== undefined && part.process.pid !== pid, 5_000);

  it('comes back after an accident, and says so', async () => {
    const { pid } = part.process;
    await part.kill();
    expect(await isBackWithout(pid)).toBe(true);
    expect(await waitUntil(() => lines.length === 2, 5_000)).toBe(true);
    expect(lines[0]).toMatch(/^program ended \(SIGKILL\); starting it again in 0.5 s/);
    expect(lines[1]).toBe('program is back');
  });

  it('is tried again until it comes up', async () => {
    writeFileSync(join(folder, 'broken'), '');
    await part.kill();
    expect(await waitUntil(() => lines.some((line) => line.includes('is broken')), 5_000)).toBe(true);
    rmSync(join(folder, 'broken'));
    expect(await waitUntil(() => lines.at(-1) === 'program is back', 10_000)).toBe(true);
  }, 20_000);

  it('stays down when it is told to, until it is started again', async () => {
    await part.kill({ stayDown: true });
    expect(part.process.isRunning).toBe(false);
    await part.restart();
    expect(part.process.isRunning).toBe(true);
    expect(lines).toEqual([]);
  });

  it('gets another pid by a restart, without a word of an accident', async () => {
    const { pid } = part.process;
    await part.restart();
    expect(part.process.pid).not.toBe(pid);
    expect(lines).toEqual([]);
  });

  it('stops when asked and does not come back', async () => {
    await part.stop();
    expect(readLog(logFile, 0)).toMatch(/bye\n$/);
    expect(part.process.isRunning).toBe(false);
    expect(PidFile.of(folder, 'program').running()).toBeUndefined();
  });

  it('is found and ended by its pid file when its supervisor is gone', async () => {
    const identity = identify(part.process.pid ?? 0);
    await part.stop();
    await part.start();
    const left = PidFile.of(folder, 'program').running();
    expect(left).toMatchObject({ name: 'program', pid: part.process.pid, stopSignal: 'SIGTERM' });
    expect(isStillRunning(identity)).toBe(false);
    expect(isStillRunning({ pid: left?.pid ?? 0, startedAt: 'another time' })).toBe(false);
  });
});
