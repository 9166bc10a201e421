import { Controller } from '@nestjs/common';
import { ProductChanged, ProductDelisted, ProductListed, type EventOf } from '@app/contracts';
import { On } from '@app/messaging';
import { ProductCopies } from '../persistence/product-copies.js';

/** Keeps this service's own copy of the products, so that placing an order calls nobody. */
@Controller()
export class CopyProducts {
  constructor(private readonly copies: ProductCopies) {}

  @On(ProductListed)
  copyWhenProductListed({ data }: EventOf<typeof ProductListed>) {
    return this.copies.keep(data);
  }

  @On(ProductChanged)
  copyWhenProductChanged({ data }: EventOf<typeof ProductChanged>) {
    return this.copies.keep(data);
  }

  @On(ProductDelisted)
  copyWhenProductDelisted({ data }: EventOf<typeof ProductDelisted>) {
    return this.copies.keep(data);
  }
}
