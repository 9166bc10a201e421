import { join } from 'node:path';
import { granted } from '@app/client';
import { Customers } from '../bench/customers.js';
import { runLoad } from '../bench/load.js';
import { topUp } from '../bench/shelves.js';
import { summaryOf, type Summary } from '../bench/summary.js';
import type { Session } from '../shop/session.js';
import { Shop } from '../shop/shop.js';
import { temporaryOptions } from '../stack/options.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startStack } from '../stack/start-stack.js';

/** Often enough to be seen. */
const env = { ...process.env, CLEAN_UP_MS: '1000' };

/** A shop of its own, with customers who buy in it. */
export class MeasuredShop {
  private constructor(
    readonly stack: RunningStack,
    readonly url: string,
    readonly customers: Customers,
    readonly skus: readonly string[],
    /** Id and log-in of somebody who has bought a lot. */
    readonly regular: { readonly id: string; readonly session: Session },
  ) {}

  static async open(folder: string, name: string, signal: AbortSignal): Promise<MeasuredShop> {
    const stack = await startStack(temporaryOptions(join(folder, name), { env }), undefined, signal);
    try {
      const shop = new Shop(stack.url('gateway'));
      const [ada, grace] = await Promise.all([shop.logIn('ada'), shop.logIn('grace')]);
      const skus = await topUp(await shop.logIn('catalog'));
      const { id } = await granted(ada.client.GET('/api/v1/users/me'));
      return new MeasuredShop(stack, shop.url, new Customers(shop.url, [grace.session], skus), skus, { id, session: ada.session });
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  async buy(customers: number, seconds: number): Promise<Summary> {
    return summaryOf(await runLoad(customers, seconds * 1_000, (index) => this.customers.buy(index)));
  }

  async close(): Promise<void> {
    await this.customers.close();
    await this.stack.stop();
  }
}
