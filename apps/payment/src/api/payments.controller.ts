import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentUser, IdempotentCall, Operation, type Caller, type IdempotentRequest } from '@app/platform';
import type { z } from 'zod';
import { FindPayments } from '../application/find-payments.js';
import { RefundPayment } from '../application/refund-payment.js';
import { ById, PaymentsOfOrder, RefundBody, RefundView } from './payment.schemas.js';
import { paymentView } from './payment.view.js';

const location = ({ _links }: RefundView): string => _links['payments']?.href ?? '';

@Controller()
export class PaymentsController {
  constructor(
    private readonly payments: FindPayments,
    private readonly refundPayment: RefundPayment,
  ) {}

  @Get('orders/:id/payments')
  @Operation({
    id: 'getPayments',
    summary: 'See what was paid for an order',
    description: 'With its refunds. 404 until payment has heard of the order, a moment after it was placed.',
    policy: { role: ['customer', 'finance', 'support'] },
    status: 200,
    returns: PaymentsOfOrder,
    problems: [404],
  })
  async ofOrder(
    @Param({ schema: ById }) { id }: z.output<typeof ById>,
    @CurrentUser() caller: Caller,
  ): Promise<z.output<typeof PaymentsOfOrder>> {
    return { items: (await this.payments.ofOrder(id, caller)).map(paymentView) };
  }

  @Post('payments/:id/refunds')
  @Operation({
    id: 'requestRefund',
    summary: 'Give captured money back',
    description: 'All of it or a part. The bank is asked afterwards: the refund is `pending` until it has answered.',
    policy: { role: ['finance'] },
    status: 201,
    returns: RefundView,
    location,
    problems: [404],
    refusals: { 'refund-exceeds-capture': 409, 'payment-not-captured': 409 },
    idempotent: true,
  })
  refund(
    @Param({ schema: ById }) { id }: z.output<typeof ById>,
    @Body({ schema: RefundBody }) body: RefundBody,
    @CurrentUser() caller: Caller,
    @IdempotentCall() request: IdempotentRequest,
  ): Promise<RefundView> {
    return this.refundPayment.refund(id, body, caller, request);
  }
}
