import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentUser, IdempotentCall, Operation, type Caller, type IdempotentRequest } from '@app/platform';
import { AdjustStock } from '../application/adjust-stock.js';
import { AdjustmentBody, AdjustmentView } from './adjustment.schemas.js';
import { ProductPath } from './product.schemas.js';

@Controller('products/:sku/stock-adjustments')
export class StockAdjustmentsController {
  constructor(private readonly adjustStock: AdjustStock) {}

  @Post()
  @Operation({
    id: 'adjustStock',
    summary: 'Adjust the stock of a product',
    description: 'Pieces that came in or went out. What is held for orders cannot go out.',
    policy: { role: ['catalog-admin'] },
    status: 201,
    returns: AdjustmentView,
    problems: [404],
    refusals: { 'stock-below-zero': 409 },
    idempotent: true,
  })
  adjust(
    @Param({ schema: ProductPath }) { sku }: ProductPath,
    @Body({ schema: AdjustmentBody }) body: AdjustmentBody,
    @CurrentUser() caller: Caller,
    @IdempotentCall() request: IdempotentRequest,
  ): Promise<AdjustmentView> {
    return this.adjustStock.adjust(sku, body, caller, request);
  }
}
