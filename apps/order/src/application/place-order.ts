import { Injectable } from '@nestjs/common';
import { newId } from '@app/kernel';
import { Idempotency, type IdempotentRequest } from '@app/platform';
import type { OrderView, PlaceOrderBody } from '../api/order.schemas.js';
import { orderView } from '../api/order.view.js';
import { priceOrder } from '../domain/price-order.js';
import { OrderConfig } from '../order.config.js';
import { NewOrders } from '../persistence/new-orders.js';
import { ProductCopies } from '../persistence/product-copies.js';

/** Takes an order in one local transaction: the order, the fact that it was placed, and the answer under its key. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly products: ProductCopies,
    private readonly orders: NewOrders,
    private readonly config: OrderConfig,
  ) {}

  /** @throws UnknownProduct, TotalChanged; ProblemError when the key is in use or was used for another order */
  place(customerId: string, { lines, paymentToken, expectedTotal }: PlaceOrderBody, request: IdempotentRequest): Promise<OrderView> {
    return this.idempotency.run(request, async (_tx, at) => {
      const products = await this.products.find(lines.map((line) => line.sku));
      const priced = priceOrder(lines, products, this.config.SHOP_CURRENCY, expectedTotal);
      return orderView(this.orders.add({ id: newId(), customerId, paymentToken, ...priced }, at));
    });
  }
}
