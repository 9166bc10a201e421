import { Injectable } from '@nestjs/common';
import { Paging, type PageOf } from '@app/platform';
import { DataSource } from 'typeorm';
import type { ListProductsQuery } from '../api/product.schemas.js';
import { ProductNotFound } from '../domain/product.errors.js';
import { ProductRow } from '../persistence/product.row.js';
import { applyFilter, positionIn, sortings } from './product-search.js';

/** Reads products as the public sees them: what is not listed does not exist. */
@Injectable()
export class FindProducts {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws ProductNotFound */
  async one(sku: string): Promise<ProductRow> {
    const product = await this.dataSource.getRepository(ProductRow).findOneBy({ sku, listed: true });
    if (!product) throw new ProductNotFound();
    return product;
  }

  async page({ limit, cursor, ...filter }: ListProductsQuery): Promise<PageOf<ProductRow>> {
    const sorting = sortings[filter.sort];
    const paging = Paging.of({ limit, cursor }, filter, positionIn(sorting));
    const { column, isDescending, valueOf } = sorting;
    const goesDown = isDescending !== paging.isBackwards;
    const query = applyFilter(this.dataSource.getRepository(ProductRow).createQueryBuilder('product'), filter)
      .orderBy(`product.${column}`, goesDown ? 'DESC' : 'ASC')
      .addOrderBy('product.sku', goesDown ? 'DESC' : 'ASC')
      .limit(paging.fetch);
    if (paging.position) {
      const [value, sku] = paging.position;
      query.andWhere(`(product.${column}, product.sku) ${goesDown ? '<' : '>'} (:value, :sku)`, { value, sku });
    }
    return paging.page(await query.getMany(), (row) => [valueOf(row), row.sku]);
  }

  /** Which of these SKUs were ever used. */
  async known(skus: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.getRepository(ProductRow).createQueryBuilder('product').select(['product.sku']).where('product.sku = ANY (:skus)', { skus }).getMany(); // prettier-ignore
    return new Set(rows.map(({ sku }) => sku));
  }
}
