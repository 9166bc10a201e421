import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { CatalogConfig } from '../catalog.config.js';
import { OtherCurrency } from '../domain/product.errors.js';
import { adjust } from '../domain/stock.js';
import type { ProductRow } from '../persistence/product.row.js';
import { Products, type ProductDetails } from '../persistence/products.js';
import { StockLevels } from '../persistence/stock-levels.js';

export interface NewProduct extends ProductDetails {
  readonly sku: string;
  /** Pieces that are there from the beginning. */
  readonly available: number;
}

/** Lists a product, with the first of its stock. */
@Injectable()
export class CreateProduct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly products: Products,
    private readonly stock: StockLevels,
    private readonly config: CatalogConfig,
  ) {}

  /** @throws SkuTaken, OtherCurrency */
  create({ sku, available, ...details }: NewProduct, madeBy?: string): Promise<ProductRow> {
    const currency = this.config.SHOP_CURRENCY;
    if (details.price.currency !== currency) throw new OtherCurrency(currency);
    return this.unitOfWork.run(async (tx) => {
      const row = await this.products.add(sku, details);
      if (available === 0) return row;
      await this.stock.lock(tx, [sku]);
      this.stock.move(tx, adjust(sku, available), { note: 'first stock', madeBy });
      return Object.assign(row, { on_hand: available, in_stock: true, stock_version: row.stock_version + 1 });
    });
  }
}
