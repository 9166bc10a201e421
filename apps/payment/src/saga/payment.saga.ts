import { Controller } from '@nestjs/common';
import { OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, StockRejected, StockReserved, type EventOf } from '@app/contracts';
import { On } from '@app/messaging';
import { Payments } from '../persistence/payments.js';

/** The payment service's part in the place-order story. What each fact does to a payment: `domain/payment.ts`. */
@Controller()
export class PaymentSaga {
  constructor(private readonly payments: Payments) {}

  @On(OrderPlaced)
  authorizePaymentWhenOrderPlaced(event: EventOf<typeof OrderPlaced>) {
    return this.payments.hear(event);
  }

  @On(StockReserved)
  authorizePaymentWhenStockReserved(event: EventOf<typeof StockReserved>) {
    return this.payments.hear(event);
  }

  @On(StockRejected)
  cancelPaymentWhenStockRejected(event: EventOf<typeof StockRejected>) {
    return this.payments.hear(event);
  }

  @On(OrderConfirmed)
  capturePaymentWhenOrderConfirmed(event: EventOf<typeof OrderConfirmed>) {
    return this.payments.hear(event);
  }

  @On(OrderCancelled)
  voidPaymentWhenOrderCancelled(event: EventOf<typeof OrderCancelled>) {
    return this.payments.hear(event);
  }

  @On(OrderFailed)
  voidPaymentWhenOrderFailed(event: EventOf<typeof OrderFailed>) {
    return this.payments.hear(event);
  }
}
