import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { RestateUnanswered } from '@app/platform';
import { Registry } from 'prom-client';
import { OrderConfig } from '../order.config.js';
import { Orders } from '../persistence/orders.js';
import { countStuck, stages, takeStuck } from '../persistence/stuck-orders.js';

/** An order that waits for its stock or its money for too long says again that it was placed, or confirmed. */
@Injectable()
export class RestateUnansweredOrders extends RestateUnanswered {
  constructor(unitOfWork: UnitOfWork, orders: Orders, { SWEEP_MS }: OrderConfig, registry: Registry) {
    super(unitOfWork, registry, SWEEP_MS, {
      aggregate: 'order',
      stages,
      count: countStuck,
      take: takeStuck,
      lock: (tx, ids) => orders.lock(tx, ids),
      restate: (id, said) => orders.restate(id, said),
    });
  }
}
