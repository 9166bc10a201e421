import { Controller } from '@nestjs/common';
import {
  CaptureFailed, PaymentAuthorized, PaymentCaptured, PaymentDeclined, PaymentRefunded, PaymentVoided, ReservationExpiring,
  StockCommitted, StockRejected, StockReleased, StockReserved, type EventOf,
} from '@app/contracts'; // prettier-ignore
import { On } from '@app/messaging';
import { Orders } from '../persistence/orders.js';

/** The order service's part in the place-order story. What each fact does to an order: `domain/order.ts`. */
@Controller()
export class OrderSaga {
  constructor(private readonly orders: Orders) {}

  @On(PaymentAuthorized)
  confirmOrderWhenPaymentAuthorized(event: EventOf<typeof PaymentAuthorized>) {
    return this.orders.hear(event);
  }

  @On(StockRejected)
  cancelOrderWhenStockRejected(event: EventOf<typeof StockRejected>) {
    return this.orders.hear(event);
  }

  @On(PaymentDeclined)
  cancelOrderWhenPaymentDeclined(event: EventOf<typeof PaymentDeclined>) {
    return this.orders.hear(event);
  }

  @On(ReservationExpiring)
  decideWhenReservationExpiring(event: EventOf<typeof ReservationExpiring>) {
    return this.orders.hear(event);
  }

  @On(PaymentCaptured)
  completeOrderWhenPaymentCaptured(event: EventOf<typeof PaymentCaptured>) {
    return this.orders.hear(event);
  }

  @On(CaptureFailed)
  failOrderWhenCaptureFailed(event: EventOf<typeof CaptureFailed>) {
    return this.orders.hear(event);
  }

  @On(StockReserved)
  noteWhenStockReserved(event: EventOf<typeof StockReserved>) {
    return this.orders.hear(event);
  }

  @On(StockCommitted)
  noteWhenStockCommitted(event: EventOf<typeof StockCommitted>) {
    return this.orders.hear(event);
  }

  @On(StockReleased)
  noteWhenStockReleased(event: EventOf<typeof StockReleased>) {
    return this.orders.hear(event);
  }

  @On(PaymentVoided)
  noteWhenPaymentVoided(event: EventOf<typeof PaymentVoided>) {
    return this.orders.hear(event);
  }

  @On(PaymentRefunded)
  noteWhenPaymentRefunded(event: EventOf<typeof PaymentRefunded>) {
    return this.orders.hear(event);
  }
}
