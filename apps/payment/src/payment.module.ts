import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { Claims, MessagingModule } from '@app/messaging';
import { DeadLettersModule, IdempotencyModule, ReconciliationModule } from '@app/platform';
import { PaymentsController } from './api/payments.controller.js';
import { WebhooksController } from './api/webhooks.controller.js';
import { FindPayments } from './application/find-payments.js';
import { RefundPayment } from './application/refund-payment.js';
import { BankConnection } from './bank/bank-connection.js';
import { BankMetrics } from './bank/bank-metrics.js';
import { Bank } from './bank/bank.js';
import { CarryOutCommands } from './bank/carry-out-commands.js';
import { HearWebhooks } from './bank/hear-webhooks.js';
import { HttpBank } from './bank/http-bank.js';
import { RecordAnswers } from './bank/record-answers.js';
import { SweepCommands } from './bank/sweep-commands.js';
import { BankCommands } from './persistence/bank-commands.js';
import { OpenCommands } from './persistence/open-commands.js';
import { Payments } from './persistence/payments.js';
import { Refunds } from './persistence/refunds.js';
import { paymentSchema } from './persistence/schema.js';
import { ReconcileHolds } from './reconciliation/reconcile-holds.js';
import { ReconcilePayments } from './reconciliation/reconcile-payments.js';
import { PaymentSaga } from './saga/payment.saga.js';
import { RestateUnansweredPayments } from './saga/restate-unanswered-payments.js';

@Module({
  imports: [DatabaseModule.forSchema(paymentSchema), MessagingModule.hearing(), IdempotencyModule, DeadLettersModule, ReconciliationModule],
  controllers: [PaymentsController, WebhooksController, PaymentSaga],
  providers: [
    FindPayments,
    RefundPayment,
    Payments,
    { provide: Claims, useExisting: Payments },
    Refunds,
    BankCommands,
    OpenCommands,
    CarryOutCommands,
    SweepCommands,
    RecordAnswers,
    HearWebhooks,
    { provide: Bank, useClass: HttpBank },
    BankConnection,
    BankMetrics,
    RestateUnansweredPayments,
    ReconcilePayments,
    ReconcileHolds,
  ],
})
export class PaymentModule {}
