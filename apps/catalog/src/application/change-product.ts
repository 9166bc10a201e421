import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import type { Precondition } from '@app/platform';
import { CatalogConfig } from '../catalog.config.js';
import { OtherCurrency } from '../domain/product.errors.js';
import type { ProductRow } from '../persistence/product.row.js';
import { detailsFrom, Products, type ProductDetails } from '../persistence/products.js';

export type ProductChange = { readonly [Field in keyof ProductDetails]?: ProductDetails[Field] | undefined };

/** Changes what is named and leaves the rest. */
@Injectable()
export class ChangeProduct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly products: Products,
    private readonly config: CatalogConfig,
  ) {}

  /** @throws ProductNotFound, OtherCurrency; ProblemError 412 when it has changed since it was read */
  change(sku: string, change: ProductChange, precondition: Precondition): Promise<ProductRow> {
    const currency = this.config.SHOP_CURRENCY;
    if (change.price && change.price.currency !== currency) throw new OtherCurrency(currency);
    return this.unitOfWork.run(async () => {
      const row = await this.products.lock(sku);
      precondition.check(row.version);
      const before = detailsFrom(row);
      const after = { ...before, ...change } as ProductDetails;
      return isSame(before, after) ? row : this.products.change(row, after);
    });
  }
}

const isSame = (before: ProductDetails, after: ProductDetails): boolean => JSON.stringify(before) === JSON.stringify(after);
