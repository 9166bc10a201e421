import { Injectable } from '@nestjs/common';
import { Idempotency, type Caller, type IdempotentRequest } from '@app/platform';
import type { AdjustmentBody, AdjustmentView } from '../api/adjustment.schemas.js';
import { ProductNotFound, StockBelowZero } from '../domain/product.errors.js';
import { adjust, available, isPossible, moved } from '../domain/stock.js';
import { StockLevels } from '../persistence/stock-levels.js';

/** Goods came in, were counted again or got lost. Nobody but this service hears of it. */
@Injectable()
export class AdjustStock {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly stock: StockLevels,
  ) {}

  /** @throws ProductNotFound, StockBelowZero */
  adjust(sku: string, { delta, reason }: AdjustmentBody, caller: Caller, request: IdempotentRequest): Promise<AdjustmentView> {
    return this.idempotency.run(request, async (tx) => {
      await this.stock.lock(tx, [sku]);
      const before = this.stock.locked.get(sku);
      if (!before?.listed) throw new ProductNotFound();
      const movement = adjust(sku, delta);
      if (!isPossible(moved(before, movement))) throw new StockBelowZero(available(before));
      const after = this.stock.move(tx, movement, { note: reason, madeBy: caller.id });
      const { onHand, reserved } = after;
      return { sku, delta, reason, onHand, reserved, available: available(after), _links: linksOf(sku) };
    });
  }
}

const linksOf = (sku: string) => ({ product: { href: `/api/v1/products/${sku}` } });
