import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from '../../tools/audit/invariants/invariant.js';
import { openDatabases, type OpenDatabases } from '../../tools/audit/open-databases.js';
import type { Product } from '../../tools/shop/answers.js';
import { temporaryOptions, type StackOptions } from '../../tools/stack/options.js';
import type { RunningStack } from '../../tools/stack/running-stack.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { Client } from './client.js';
import { logIn, register } from './people.js';
import { violationsIn } from './violations.js';

/** Much shorter than in the shop, and in the same proportions: a bank that is late answers when the order has timed out. */
export const hurry = { ORDER_DEADLINE_SECONDS: '25', BANK_LATE_SECONDS: '30', SWEEP_MS: '500' };

/** A real shop of the test's own: every process, on free ports and in a folder that goes with it. */
export class OpenShop {
  private constructor(
    readonly stack: RunningStack,
    readonly databases: OpenDatabases,
    /** Products of which there is more than any test buys. */
    readonly plenty: readonly string[],
  ) {}

  static async open(env: Readonly<Record<string, string>> = hurry, more: Partial<StackOptions> = {}): Promise<OpenShop> {
    const dataDir = more.dataDir ?? mkdtempSync(join(tmpdir(), 'saga-shop-e2e-'));
    let stack: RunningStack | undefined;
    try {
      stack = await startStack(temporaryOptions(dataDir, { env: { ...process.env, ...env }, ...more }));
      return new OpenShop(stack, openDatabases(stack.postgres.adminUrl), await plentyIn(stack));
    } catch (error) {
      await stack?.stop();
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get anyone(): Client {
    return new Client(this.stack.url('gateway'));
  }

  /** @param account the part before `@example.com` */
  as(account: 'ada' | 'grace' | 'catalog' | 'finance' | 'support' | 'admin'): Promise<Client> {
    return logIn(this.anyone, `${account}@example.com`);
  }

  newCustomer(): Promise<Client> {
    return register(this.anyone);
  }

  sku(index: number): string {
    const sku = this.plenty[index];
    if (!sku) throw new Error(`there are only ${this.plenty.length} products with plenty of stock`);
    return sku;
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

async function plentyIn(stack: RunningStack): Promise<string[]> {
  const { body } = await new Client(stack.url('gateway')).call<{ items: Product[] }>('GET', '/products?inStock=true&limit=100');
  return body.items.filter(({ available }) => available >= 5_000).map(({ sku }) => sku);
}
