import { DomainError } from '@app/kernel';

export class PaymentNotFound extends DomainError {
  constructor() {
    super('not-found', 'not-found', 'there is no such payment');
  }
}

export class PaymentNotCaptured extends DomainError {
  constructor() {
    super('conflict', 'payment-not-captured', 'only a captured payment can be refunded');
  }
}

export class RefundExceedsCapture extends DomainError {
  /** @param left minor units that may still be refunded */
  constructor(left: number) {
    super('conflict', 'refund-exceeds-capture', 'more than what is left of the captured amount', { details: { refundable: left } });
  }
}

export class OtherCurrency extends DomainError {
  constructor() {
    const detail = 'is not the currency of the payment';
    super('invalid', 'validation-failed', 'a refund has the currency of its payment', {
      errors: [{ pointer: '#/amount/currency', code: 'other-currency', detail }],
    });
  }
}
