import { Injectable } from '@nestjs/common';
import type { DataOf, ProductListed } from '@app/contracts';
import { Tx } from '@app/database';
import type { Money } from '@app/kernel';

export interface ProductCopy {
  readonly sku: string;
  readonly name: string;
  readonly price: Money;
  readonly listed: boolean;
}

/** An older state than the one kept changes nothing, so repetitions and replays from the beginning need no inbox. */
const keepNewer = `
  INSERT INTO product_copies (sku, name, price_minor, currency, listed, version) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (sku) DO UPDATE SET name = excluded.name, price_minor = excluded.price_minor, currency = excluded.currency,
    listed = excluded.listed, version = excluded.version
  WHERE product_copies.version < excluded.version`;

/** The order service's read-only copy of what catalog sells. */
@Injectable()
export class ProductCopies {
  async keep({ sku, name, price, listed, version }: DataOf<typeof ProductListed>): Promise<void> {
    await Tx.current().execute(keepNewer, [sku, name, price.amount, price.currency, listed, version]);
  }

  async find(skus: readonly string[]): Promise<Map<string, ProductCopy>> {
    const rows = await Tx.current().query<{ sku: string; name: string; price_minor: number; currency: string; listed: boolean }>(
      'SELECT sku, name, price_minor, currency, listed FROM product_copies WHERE sku = ANY($1)',
      [skus],
    );
    return new Map(
      rows.map(({ sku, name, price_minor, currency, listed }) => [sku, { sku, name, price: { amount: price_minor, currency }, listed }]),
    );
  }
}
