import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { crashpoint } from '@app/kernel';
import { Sweep } from '@app/platform';
import { CatalogConfig } from '../catalog.config.js';
import { takeOverdue } from '../persistence/overdue-reservations.js';
import { Reservations } from '../persistence/reservations.js';

const pageSize = 100;

/**
 * Stock that is held for too long: the order is asked what became of it, again and again until it says so. Nothing is released
 * here, for the order may have been confirmed a moment ago.
 */
@Injectable()
export class RequestExpiringReservations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sweep: Sweep;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reservations: Reservations,
    config: CatalogConfig,
  ) {
    this.#sweep = new Sweep(RequestExpiringReservations.name, config.SWEEP_MS, () => this.requestPage());
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** @returns whether there may be more */
  async requestPage(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const overdue = await takeOverdue(tx, pageSize);
      await this.reservations.lock(tx, overdue.map(({ orderId }) => orderId)); // prettier-ignore
      for (const { orderId, reservedAt, cause } of overdue) {
        this.reservations.change(orderId, { type: 'HeldTooLong', reservedAt }, cause);
        crashpoint('sweeper.mid-batch', [orderId]);
      }
      return overdue.length === pageSize;
    });
  }
}
