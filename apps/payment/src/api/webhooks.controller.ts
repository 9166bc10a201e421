import { Body, Controller, Post } from '@nestjs/common';
import { Operation } from '@app/platform';
import { BankSignatureGuard } from '../bank/bank-signature.guard.js';
import { HearWebhooks } from '../bank/hear-webhooks.js';
import { WebhookBody } from './payment.schemas.js';

/** Where the bank calls back: outside the API, and never routed from outside the shop. */
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: HearWebhooks) {}

  @Post('bank')
  @Operation({
    id: 'hearBank',
    summary: 'Hear what happened at the bank',
    description: 'Hints: the bank is asked what is the case. Repeating them does no harm.',
    policy: { guard: BankSignatureGuard },
    status: 204,
  })
  hear(@Body({ schema: WebhookBody }) { events }: WebhookBody): Promise<void> {
    return this.webhooks.hear(events);
  }
}
