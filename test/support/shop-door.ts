import type { Product } from '@app/client';
import { Client } from './client.js';
import { logIn, register } from './people.js';

/** A shop as its customers see it, whoever runs it. */
export class ShopDoor {
  constructor(
    /** Of the gateway. */
    readonly url: string,
    /** Products of which there is more than any test buys. */
    readonly plenty: readonly string[],
  ) {}

  static async at(url: string): Promise<ShopDoor> {
    return new ShopDoor(url, await plentyAt(url));
  }

  get anyone(): Client {
    return new Client(this.url);
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
}

export async function plentyAt(url: string): Promise<string[]> {
  const { body } = await new Client(url).call<{ items: Product[] }>('GET', '/products?inStock=true&limit=100');
  return body.items.filter(({ available }) => available >= 5_000).map(({ sku }) => sku);
}
