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
    summary: 'Hear that something happened at the bank',
    description: 'A hint: the bank is asked what is the case. Repeating it does no harm.',
    policy: { guard: BankSignatureGuard },
    status: 204,
  })
  async hear(@Body({ schema: WebhookBody }) body: WebhookBody): Promise<void> {
    await this.webhooks.hear(body);
  }
}
