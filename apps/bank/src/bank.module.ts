import { Module } from '@nestjs/common';
import { DatabaseModule } from '@app/database';
import { IdempotencyModule } from '@app/platform';
import { ApiKeyGuard } from './api/api-key.guard.js';
import { AuthorizationsController } from './api/authorizations.controller.js';
import { Disturbances } from './api/disturbances.js';
import { Bank } from './bank.js';
import { Holds } from './persistence/holds.js';
import { bankSchema } from './persistence/schema.js';
import { WebhookQueue } from './webhooks/webhook-queue.js';
import { WebhookSender } from './webhooks/webhook-sender.js';

@Module({
  imports: [DatabaseModule.forSchema(bankSchema), IdempotencyModule],
  controllers: [AuthorizationsController],
  providers: [ApiKeyGuard, Bank, Disturbances, Holds, WebhookQueue, WebhookSender],
})
export class BankModule {}
