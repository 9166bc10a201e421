import { Session } from './session.js';
import { ShopClosed } from './shop-closed.js';
import { Visitor } from './visitor.js';

const PASSWORD = 'saga-shop-demo';

/** A running shop, seen through its public door. */
export class Shop {
  /** For what the client cannot say, such as requests that are wrong on purpose. */
  readonly api: string;

  /** @param url of the gateway */
  constructor(readonly url: string) {
    this.api = new URL('/api/v1', url).href;
  }

  /** @throws ShopClosed when nothing answers */
  async knock(): Promise<void> {
    try {
      await (await fetch(new URL('/health/live', this.url), { signal: AbortSignal.timeout(5_000) })).body?.cancel();
    } catch (error) {
      throw new ShopClosed(this.url, error);
    }
  }

  /**
   * Logs one of the seed accounts in.
   * @param account the part before `@example.com`
   */
  async logIn(account: string): Promise<Visitor> {
    const email = `${account}@example.com`;
    return new Visitor(this.url, email, await Session.begin(this.url, { email, password: PASSWORD }));
  }
}
