import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { RestateUnanswered } from '@app/platform';
import { Registry } from 'prom-client';
import { PaymentConfig } from '../payment.config.js';
import { Payments } from '../persistence/payments.js';
import { countStuck, stages, takeStuck } from '../persistence/stuck-payments.js';

/** A payment that waits for the order to decide, for too long, says again that the money is held, or cannot be taken. */
@Injectable()
export class RestateUnansweredPayments extends RestateUnanswered {
  constructor(unitOfWork: UnitOfWork, payments: Payments, { SWEEP_MS }: PaymentConfig, registry: Registry) {
    super(unitOfWork, registry, SWEEP_MS, {
      aggregate: 'payment',
      stages,
      count: countStuck,
      take: takeStuck,
      lock: (tx, ids) => payments.lock(tx, ids),
      restate: (id, said) => payments.restate(id, said),
    });
  }
}
