import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from '../../tools/audit/invariants/invariant.js';
import { openDatabases, type OpenDatabases } from '../../tools/audit/open-databases.js';
import { hurry } from '../../tools/shop/hurry.js';
import { temporaryOptions, type StackOptions } from '../../tools/stack/options.js';
import type { RunningStack } from '../../tools/stack/running-stack.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { plentyAt, ShopDoor } from './shop-door.js';
import { violationsIn } from './violations.js';

/** A real shop of the test's own: every process, on free ports and in a folder that goes with it. */
export class OpenShop extends ShopDoor {
  private constructor(
    readonly stack: RunningStack,
    readonly databases: OpenDatabases,
    plenty: readonly string[],
  ) {
    super(stack.url('gateway'), plenty);
  }

  static async open(env: Readonly<Record<string, string>> = hurry, more: Partial<StackOptions> = {}): Promise<OpenShop> {
    const dataDir = more.dataDir ?? mkdtempSync(join(tmpdir(), 'saga-shop-e2e-'));
    let stack: RunningStack | undefined;
    try {
      stack = await startStack(temporaryOptions(dataDir, { env: { ...process.env, ...env }, ...more }));
      return new OpenShop(stack, openDatabases(stack.postgres.adminUrl), await plentyAt(stack.url('gateway')));
    } catch (error) {
      await stack?.stop();
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** See `violationsIn`. */
  violations(withinMs?: number): Promise<readonly Violation[]> {
    return violationsIn(this.databases, withinMs);
  }

  /** @param keepData for a shop that is opened again */
  async close({ keepData = false } = {}): Promise<void> {
    await this.databases.close();
    await this.stack.stop();
    if (!keepData) rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}
