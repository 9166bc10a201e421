import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { Claims, MessagingModule } from '@app/messaging';
import { DeadLettersModule, IdempotencyModule, ReconciliationModule } from '@app/platform';
import { HistoryController } from './api/history.controller.js';
import { LastEndingsController } from './api/last-endings.controller.js';
import { OrdersController } from './api/orders.controller.js';
import { TimelineController } from './api/timeline.controller.js';
import { AwaitOrder } from './application/await-order.js';
import { CancelOrder } from './application/cancel-order.js';
import { FindOrders } from './application/find-orders.js';
import { LastEndings } from './application/last-endings.js';
import { OrderMetrics } from './application/order-metrics.js';
import { OrderWatch } from './application/order-watch.js';
import { PlaceOrder } from './application/place-order.js';
import { StreamOrder } from './application/stream-order.js';
import { WatchOtherInstances } from './application/watch-other-instances.js';
import { NewOrders } from './persistence/new-orders.js';
import { Orders } from './persistence/orders.js';
import { ProductCopies } from './persistence/product-copies.js';
import { orderSchema } from './persistence/schema.js';
import { ReconcileOrders } from './reconciliation/reconcile-orders.js';
import { CopyProducts } from './saga/copy-products.js';
import { ExpireUnfinishedOrders } from './saga/expire-unfinished-orders.js';
import { OrderSaga } from './saga/order.saga.js';
import { RestateUnansweredOrders } from './saga/restate-unanswered-orders.js';

@Module({
  imports: [DatabaseModule.forSchema(orderSchema), MessagingModule.hearing(), IdempotencyModule, DeadLettersModule, ReconciliationModule],
  controllers: [OrdersController, TimelineController, HistoryController, LastEndingsController, OrderSaga, CopyProducts],
  providers: [
    PlaceOrder,
    CancelOrder,
    FindOrders,
    AwaitOrder,
    StreamOrder,
    OrderMetrics,
    LastEndings,
    OrderWatch,
    WatchOtherInstances,
    Orders,
    { provide: Claims, useExisting: Orders },
    NewOrders,
    ProductCopies,
    ExpireUnfinishedOrders,
    RestateUnansweredOrders,
    ReconcileOrders,
  ],
})
export class OrderModule {}
