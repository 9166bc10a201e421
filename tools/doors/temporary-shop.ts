import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabases, type OpenDatabases } from '../audit/open-databases.js';
import { temporaryOptions } from '../stack/options.js';
import { StopSignal } from '../stack/stop-signal.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startStack } from '../stack/start-stack.js';

/** As many requests as a proof sends would be turned away, and what is turned away is not tried. */
const env = { RATE_LIMIT_FACTOR: '100000', AUTH_ATTEMPTS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'saga-shop-doors-'));

/** A shop for one proof: gateway and services for real, in one process, with a Postgres of its own. */
export class TemporaryShop {
  readonly databases: OpenDatabases;

  private constructor(readonly stack: RunningStack) {
    this.databases = openDatabases(stack.postgres.adminUrl);
  }

  static async open(dataDir = temporaryFolder(), signal?: AbortSignal): Promise<TemporaryShop> {
    try {
      const options = temporaryOptions(dataDir, { oneProcess: true, env: { ...process.env, ...env } });
      return new TemporaryShop(await startStack(options, undefined, signal));
    } catch (error) {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** Of the gateway. */
  get url(): string {
    return this.stack.url('gateway');
  }

  async close(): Promise<void> {
    await this.databases.close();
    await this.stack.stop();
    rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}

const INTERRUPTED = 130;

/**
 * What a proof's command does: opens a shop, lets the proof run, closes the shop, also upon Ctrl-C, and ends accordingly.
 * @param proof says whether it held
 */
export async function proveInTemporaryShop(proof: (shop: TemporaryShop) => Promise<boolean>): Promise<void> {
  const dataDir = temporaryFolder();
  const { signal } = new StopSignal(dataDir);
  const interrupted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  let shop: TemporaryShop | undefined;
  try {
    shop = await TemporaryShop.open(dataDir, signal);
    process.exitCode = (await Promise.race([proof(shop), interrupted])) ? 0 : 1;
  } catch (error) {
    console.error(signal.aborted ? 'Interrupted; nothing is left running.' : (error as Error).message);
    process.exitCode = signal.aborted ? INTERRUPTED : 1;
  } finally {
    await shop?.close();
  }
  process.disconnect?.();
}
