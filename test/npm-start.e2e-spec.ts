import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { eventually } from '@app/testing';
import { openDatabases } from '../tools/audit/open-databases.js';
import { processNames } from '../tools/stack/names.js';
import { portProblem } from '../tools/stack/process/free-port.js';
import { commandLineOf } from '../tools/stack/process/process-table.js';
import { Secrets } from '../tools/stack/secrets.js';
import { isReady } from '../tools/stack/services/is-ready.js';
import { supervisorFile } from '../tools/stack/state/leftovers.js';
import type { ProcessState } from '../tools/stack/state/state-file.js';
import { Client } from './support/client.js';
import { FrontDoor } from './support/front-door.js';
import { hurry } from '../tools/shop/hurry.js';
import { logIn } from './support/people.js';
import { withBroker } from './support/real-broker.js';
import { violationsIn } from './support/violations.js';

jest.setTimeout(240_000);

/** A stranger's first hour, on one data folder from the first test to the last. */
withBroker.describe('npm start', () => {
  const door = new FrontDoor(mkdtempSync(join(tmpdir(), 'saga-shop-e2e-')), hurry);

  const ada = () => logIn(new Client(door.process('gateway').url), 'ada@example.com');
  const violations = async () => {
    const databases = openDatabases(
      `postgresql://postgres:${new Secrets(door.dataDir).get('postgres')}@127.0.0.1:${door.process('postgres').port}/postgres`,
    );
    return violationsIn(databases).finally(() => databases.close());
  };
  const nothingIsLeftOf = async (processes: readonly ProcessState[]): Promise<void> => {
    for (const { pid, port } of processes) {
      expect(commandLineOf(pid)).toBe('');
      expect(await portProblem(port)).toBeUndefined();
    }
    expect(existsSync(join(door.dataDir, 'stack.json'))).toBe(false);
  };

  beforeAll(async () => void (await door.start()));

  afterAll(async () => {
    await door.run('stack', 'stop');
    rmSync(door.dataDir, { recursive: true, force: true });
  });

  it('opens the shop', async () => {
    expect(door.processes().map(({ name }) => name)).toEqual(processNames.filter((name) => name !== 'prometheus'));
    expect(await door.run('stack', 'status')).toMatchObject({ code: 0, output: expect.stringMatching(/gateway +ready/) });
  });

  it('npm run demo plays every ending', async () => {
    const { code, output } = await door.run('demo');
    for (const ending of [
      'bought',
      'sold out',
      'declined',
      'cancelled by the customer',
      'capture failed',
      'delisted meanwhile',
      'timed out',
    ])
      expect(output).toContain(ending);
    expect(output).not.toContain('✗');
    expect(code).toBe(0);
  });

  it('npm run stack kills, restarts and shows logs, while an order goes on', async () => {
    const customer = await ada();
    const id = await customer.order([['BACKGAMMON-CLASSIC', 1]], 'tok_slow');
    const before = door.process('order').pid;
    expect(await door.run('stack', 'kill', 'order')).toMatchObject({ code: 0 });
    await eventually(async () => {
      expect(door.process('order').pid).not.toBe(before);
      expect(await isReady(door.process('order').url)).toBe(true);
    }, 60_000);
    expect(await door.run('stack', 'restart', 'catalog')).toMatchObject({ code: 0, output: expect.stringContaining('ready again') });
    expect(await door.run('stack', 'logs', 'order')).toMatchObject({ code: 0, output: expect.stringContaining('service started') });
    expect(await customer.final(id)).toMatchObject({ status: 'completed' });
  });

  it('again after its supervisor was killed finds everything as it was', async () => {
    const customer = await ada();
    const id = await customer.order([['BACKGAMMON-CLASSIC', 1]]);
    await customer.final(id);
    const processes = door.processes();
    process.kill(supervisorFile(door.dataDir).running()?.pid ?? Number.NaN, 'SIGKILL');
    await door.closed();
    expect(await door.start()).toContain('Ended what an earlier run had left behind');
    for (const { pid } of processes) expect(commandLineOf(pid)).toBe('');
    expect(await (await ada()).final(id)).toMatchObject({ status: 'completed' });
    expect(await violations()).toEqual([]);
  });

  it('ends by Ctrl-C, and leaves no process and no port', async () => {
    const processes = door.processes();
    door.ctrlC();
    expect(await door.closed()).toMatchObject({ code: 0, output: expect.stringContaining('nothing is left running') });
    await nothingIsLeftOf(processes);
  });
});
