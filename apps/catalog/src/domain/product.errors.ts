import { DomainError } from '@app/kernel';

/** Also for a product that was delisted: to the outside it is gone. */
export class ProductNotFound extends DomainError {
  constructor() {
    super('not-found', 'not-found', 'there is no such product');
  }
}

/** Also by a product that was delisted: old orders name it, so the SKU is never used again. */
export class SkuTaken extends DomainError {
  constructor(sku: string) {
    super('conflict', 'sku-taken', `${sku} is or was the SKU of another product`);
  }
}

export class StockBelowZero extends DomainError {
  /** @param available pieces that are neither gone nor held for an order */
  constructor(available: number) {
    super('conflict', 'stock-below-zero', 'more than what is neither sold nor held for an order', { details: { available } });
  }
}

export class OtherCurrency extends DomainError {
  constructor(currency: string) {
    super('invalid', 'validation-failed', 'a shop has one currency', {
      errors: [{ pointer: '#/price/currency', code: 'other-currency', detail: `prices are in ${currency}` }],
    });
  }
}
