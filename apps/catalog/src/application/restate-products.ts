import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Products } from '../persistence/products.js';

const pageSize = 500;

/** States every product once more, listed or not, for whoever has lost what was said. Nothing else changes. */
@Injectable()
export class RestateProducts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly products: Products,
  ) {}

  async restate(): Promise<void> {
    let last: string | undefined = '';
    while (last !== undefined) {
      const after: string = last;
      last = await this.unitOfWork.run(() => this.products.restate(after, pageSize));
    }
  }
}
