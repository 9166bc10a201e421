import { Injectable } from '@nestjs/common';
import { fact, ProductChanged, ProductDelisted, ProductListed, type EventDefinition, type NewFact } from '@app/contracts';
import { Tx } from '@app/database';
import type { Money } from '@app/kernel';
import { Outbox } from '@app/messaging';
import { ProductNotFound, SkuTaken } from '../domain/product.errors.js';
import { ProductRow } from './product.row.js';

/** What may be changed about a product; its stock moves by itself. */
export interface ProductDetails {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
  readonly imageUrl: string;
}

const insert = `
  INSERT INTO products (sku, name, description, category, price_minor, currency, image_url) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (sku) DO NOTHING RETURNING *`;

const lock = 'SELECT * FROM products WHERE sku = $1 AND listed FOR UPDATE';

const save = `
  UPDATE products SET name = $3, description = $4, category = $5, price_minor = $6, currency = $7, image_url = $8, listed = $9,
    version = version + 1, event_seq = event_seq + 1, updated_at = now()
  WHERE sku = $1 AND version = $2 RETURNING *`;

/** A page by SKU, locked in that order. */
const number = `
  UPDATE products SET event_seq = event_seq + 1
  WHERE sku = ANY (ARRAY(SELECT sku FROM products WHERE sku > $1 ORDER BY sku LIMIT $2 FOR UPDATE)) RETURNING *`;

const detailsOf = ({ name, description, category, price, imageUrl }: ProductDetails) =>
  [name, description, category, price.amount, price.currency, imageUrl]; // prettier-ignore

/** Writes products and states each of their states, in the present transaction. */
@Injectable()
export class Products {
  constructor(private readonly outbox: Outbox) {}

  /** @throws SkuTaken, also by a delisted product */
  async add(sku: string, details: ProductDetails): Promise<ProductRow> {
    const [row] = await Tx.current().query<ProductRow & Record<string, unknown>>(insert, [sku, ...detailsOf(details)]);
    if (!row) throw new SkuTaken(sku);
    return this.#state(ProductListed, row);
  }

  /** @throws ProductNotFound */
  async lock(sku: string): Promise<ProductRow> {
    const [row] = await Tx.current().query<ProductRow & Record<string, unknown>>(lock, [sku]);
    if (!row) throw new ProductNotFound();
    return row;
  }

  /** @param row locked */
  async change(row: ProductRow, details: ProductDetails): Promise<ProductRow> {
    return this.#state(ProductChanged, await this.#save(row, details, true));
  }

  /** It keeps its stock and the reservations of orders that were placed before. */
  async delist(row: ProductRow): Promise<ProductRow> {
    return this.#state(ProductDelisted, await this.#save(row, detailsFrom(row), false));
  }

  /**
   * States products again as they are, in the order of their SKUs.
   * @returns the last SKU, or nothing when there are no more
   */
  async restate(afterSku: string, limit: number): Promise<string | undefined> {
    const rows = await Tx.current().query<ProductRow & Record<string, unknown>>(number, [afterSku, limit]);
    for (const row of rows) this.#state(row.listed ? ProductChanged : ProductDelisted, row);
    return rows.map(({ sku }) => sku).sort().at(-1); // prettier-ignore
  }

  async #save(row: ProductRow, details: ProductDetails, listed: boolean): Promise<ProductRow> {
    const [saved] = await Tx.current().query<ProductRow & Record<string, unknown>>(save, [row.sku, row.version, ...detailsOf(details), listed]); // prettier-ignore
    if (!saved) throw new Error(`product ${row.sku} changed although it was locked`);
    return saved;
  }

  #state(definition: EventDefinition, row: ProductRow): ProductRow {
    const { sku, name, listed, version, event_seq } = row;
    const price = { amount: row.price_minor, currency: row.currency };
    this.outbox.emit(fact(definition, { sku, name, price, listed, version }) as NewFact, event_seq);
    return row;
  }
}

export const detailsFrom = (row: ProductRow): ProductDetails => ({
  name: row.name,
  description: row.description,
  category: row.category,
  price: { amount: row.price_minor, currency: row.currency },
  imageUrl: row.image_url,
});
