import { Controller } from '@nestjs/common';
import { OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, type EventOf } from '@app/contracts';
import { On } from '@app/messaging';
import { Reservations } from '../persistence/reservations.js';

/** The catalog service's part in the place-order story. What each fact does to a reservation: `domain/reservation.ts`. */
@Controller()
export class CatalogSaga {
  constructor(private readonly reservations: Reservations) {}

  @On(OrderPlaced)
  reserveStockWhenOrderPlaced(event: EventOf<typeof OrderPlaced>) {
    return this.reservations.hear(event);
  }

  @On(OrderConfirmed)
  commitStockWhenOrderConfirmed(event: EventOf<typeof OrderConfirmed>) {
    return this.reservations.hear(event);
  }

  @On(OrderCancelled)
  releaseStockWhenOrderCancelled(event: EventOf<typeof OrderCancelled>) {
    return this.reservations.hear(event);
  }

  @On(OrderFailed)
  restockWhenOrderFailed(event: EventOf<typeof OrderFailed>) {
    return this.reservations.hear(event);
  }
}
