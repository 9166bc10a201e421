import { DomainError, type InputFault, type Money } from '@app/kernel';

export class UnknownProduct extends DomainError {
  constructor(faults: readonly InputFault[]) {
    super('unprocessable', 'unknown-product', 'a product of this order is not sold here', { errors: faults });
  }
}

export class TotalChanged extends DomainError {
  constructor(total: Money) {
    super('conflict', 'total-changed', 'the total is another than the one expected', { details: { total } });
  }
}

export class OrderAlreadyConfirmed extends DomainError {
  constructor() {
    super('conflict', 'order-already-confirmed', 'the order can be cancelled no more');
  }
}
