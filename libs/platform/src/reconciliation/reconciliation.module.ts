import { Module } from '@nestjs/common';
import { Reconciliation } from './reconciliation.js';

/** For services with an outbox, which is compared without being asked; the service adds comparisons of its own. */
@Module({ providers: [Reconciliation], exports: [Reconciliation] })
export class ReconciliationModule {}
