import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopStack } from './control/stop.js';
import { askStack } from './control/client.js';
import { portSettings } from './options.js';
import { portProblem } from './process/free-port.js';
import { commandLineOf } from './process/process-table.js';
import { waitUntil } from './process/wait-until.js';
import { repositoryRoot } from './repository.js';
import { runtimeFolder } from './state/runtime-folder.js';
import { readState, type ProcessState } from './state/state-file.js';

const freePorts = Object.fromEntries(Object.values(portSettings).map(({ variable }) => [variable, '0']));
const rest = 'user,catalog,order,payment,gateway';

/** As `npm start` runs it, with the bank as the only service: what a service does is not tested here. */
describe('the front door', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-door-'));
  let output = '';
  let supervisor: ChildProcess;

  const open = (env: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<number | null> => {
    output = '';
    const main = join(repositoryRoot, 'dist', 'tools', 'stack', 'main.js');
    const child = spawn(process.execPath, [main, '--without', rest, ...args], {
      env: { ...process.env, ...freePorts, DATA_DIR: dataDir, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    supervisor = child;
    return new Promise((resolve) => child.once('exit', resolve));
  };

  const untilReady = async (): Promise<readonly ProcessState[]> => {
    const isOpen = await waitUntil(() => output.includes('Ctrl-C stops everything') || supervisor.exitCode !== null, 150_000);
    if (!isOpen || supervisor.exitCode !== null) throw new Error(output);
    return readState(dataDir)?.processes ?? [];
  };

  const nothingIsLeftOf = async (processes: readonly ProcessState[]): Promise<void> => {
    for (const { pid, port } of processes) {
      expect(commandLineOf(pid)).toBe('');
      expect(await portProblem(port)).toBeUndefined();
    }
    expect(existsSync(runtimeFolder(dataDir))).toBe(false);
    expect(existsSync(join(dataDir, 'stack.json'))).toBe(false);
  };

  const pidOf = (name: string): number | undefined => readState(dataDir)?.processes.find((process) => process.name === name)?.pid;

  afterAll(async () => {
    await stopStack(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('opens, says what runs and how to stop, and closes without leaving anything', async () => {
    const closed = open();
    const processes = await untilReady();
    expect(processes.map(({ name }) => name)).toEqual(['bank', 'postgres', 'kafka']);
    expect(output).toMatch(/^Saga Shop: starts a shop of six services/);
    expect(output).toMatch(/✓ bank on \d+ +\d+\.\d s/);
    expect(output).toContain('ada@example.com');
    supervisor.kill('SIGINT');
    expect(await closed).toBe(0);
    await nothingIsLeftOf(processes);
  }, 300_000);

  it('is looked after from another terminal', async () => {
    const closed = open();
    const processes = await untilReady();
    for (const name of ['bank', 'postgres', 'kafka']) {
      const before = pidOf(name);
      await askStack(dataDir, `/restart/${name}`);
      expect(pidOf(name)).not.toBe(before);
    }
    const before = pidOf('bank');
    await askStack(dataDir, '/kill/bank');
    expect(await waitUntil(() => pidOf('bank') !== before, 20_000)).toBe(true);
    expect(await askStack(dataDir, '/env/order')).toMatchObject({
      SERVICE_NAME: 'order',
      DATABASE_URL: expect.stringContaining('/order?'),
    });
    await expect(askStack(dataDir, '/restart/order')).rejects.toThrow('order is not running here');
    await expect(askStack(dataDir, '/restart/shop')).rejects.toThrow('shop is none of gateway, user');
    expect(await stopStack(dataDir)).toBe('Stopped; nothing is left running.');
    expect(await closed).toBe(0);
    await nothingIsLeftOf(processes);
  }, 300_000);

  it('clears up after a supervisor that was killed, and refuses a second one', async () => {
    const killed = open();
    const processes = await untilReady();
    supervisor.kill('SIGKILL');
    await killed;
    const bank = processes.find(({ name }) => name === 'bank')?.pid ?? 0;
    expect(await waitUntil(() => commandLineOf(bank) === '', 10_000)).toBe(true);
    expect(commandLineOf(processes.find(({ name }) => name === 'kafka')?.pid ?? 0)).toContain('kafka.Kafka');
    const first = open();
    await untilReady();
    expect(output).toMatch(/Ended what an earlier run had left behind: .*kafka/);
    const firstDoor = supervisor;
    expect(await open()).toBe(1);
    expect(output).toContain(`A stack already runs on ${dataDir} (pid ${firstDoor.pid})`);
    firstDoor.kill('SIGTERM');
    expect(await first).toBe(0);
    await nothingIsLeftOf(processes);
  }, 300_000);

  it('runs all services in one process without Java, and says why and what is lost', async () => {
    const closed = open({ JAVA_HOME: '/nowhere' });
    const processes = await untilReady();
    expect(processes.map(({ name }) => name)).toEqual(['bank', 'postgres']);
    expect(output).toContain('in one process, with a broker in its memory, because there is no Java (17 or newer)');
    expect(output).toContain('another broker than last time: publishing all facts again');
    await expect(askStack(dataDir, '/kill/bank')).rejects.toThrow('bank shares one process with all services');
    supervisor.kill('SIGTERM');
    expect(await closed).toBe(0);
    await nothingIsLeftOf(processes);
  }, 180_000);

  it('stops what it had begun when it is interrupted', async () => {
    const closed = open({}, ['--reset']);
    expect(await waitUntil(() => output.includes('postgres on'), 90_000)).toBe(true);
    supervisor.kill('SIGINT');
    expect(await closed).toBe(130);
    await nothingIsLeftOf([]);
    expect(readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
  }, 180_000);

  it('names a port that is taken, and starts nothing', async () => {
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port) })`,
    ]);
    const port = await new Promise<string>((resolve) => holder.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
    expect(await open({ POSTGRES_PORT: port })).toBe(1);
    expect(output).toContain(`Port ${port} of postgres is in use by`);
    expect(output).toContain('set POSTGRES_PORT');
    holder.kill();
  });
});
