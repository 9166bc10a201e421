import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import type { Precondition } from '@app/platform';
import { Products } from '../persistence/products.js';

/** Takes a product off the list for good. Orders that hold it get it; who orders it from now on is told that it is gone. */
@Injectable()
export class DelistProduct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly products: Products,
  ) {}

  /** @throws ProductNotFound; ProblemError 412 when it has changed since it was read */
  async delist(sku: string, precondition: Precondition): Promise<void> {
    await this.unitOfWork.run(async () => {
      const row = await this.products.lock(sku);
      precondition.check(row.version);
      await this.products.delist(row);
    });
  }
}
