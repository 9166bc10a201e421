import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { Claims, MessagingModule } from '@app/messaging';
import { DeadLettersModule, IdempotencyModule, ReconciliationModule } from '@app/platform';
import { ProductsController } from './api/products.controller.js';
import { StockAdjustmentsController } from './api/stock-adjustments.controller.js';
import { AdjustStock } from './application/adjust-stock.js';
import { ChangeProduct } from './application/change-product.js';
import { CreateProduct } from './application/create-product.js';
import { DelistProduct } from './application/delist-product.js';
import { FindProducts } from './application/find-products.js';
import { RestateProducts } from './application/restate-products.js';
import { Products } from './persistence/products.js';
import { Reservations } from './persistence/reservations.js';
import { catalogSchema } from './persistence/schema.js';
import { StockLevels } from './persistence/stock-levels.js';
import { ReconcileStock } from './reconciliation/reconcile-stock.js';
import { CatalogSaga } from './saga/catalog.saga.js';
import { RequestExpiringReservations } from './saga/request-expiring-reservations.js';

@Module({
  imports: [DatabaseModule.forSchema(catalogSchema), MessagingModule.hearing(), IdempotencyModule, DeadLettersModule, ReconciliationModule],
  controllers: [ProductsController, StockAdjustmentsController, CatalogSaga],
  providers: [
    FindProducts,
    CreateProduct,
    ChangeProduct,
    DelistProduct,
    AdjustStock,
    RestateProducts,
    Products,
    Reservations,
    { provide: Claims, useExisting: Reservations },
    StockLevels,
    RequestExpiringReservations,
    ReconcileStock,
  ],
})
export class CatalogModule {}
