import { Money } from '@app/platform';
import { z } from 'zod';

const RefundStatusName = z.enum(['pending', 'succeeded', 'refused']);

export const RefundView = z
  .object({
    id: z.uuid(),
    paymentId: z.uuid(),
    status: RefundStatusName,
    amount: Money,
    reason: z.string(),
    refusal: z.string().optional().meta({ description: 'Why the bank refused it' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    _links: z.record(z.string(), z.object({ href: z.string() })),
  })
  .meta({ id: 'Refund' });
export type RefundView = z.output<typeof RefundView>;

export const PaymentView = z
  .object({
    id: z.uuid(),
    orderId: z.uuid(),
    status: z.enum([
      'waiting',
      'authorizing',
      'authorized',
      'declined',
      'capturing',
      'captured',
      'capture-failed',
      'voiding',
      'voided',
      'cancelled',
    ]),
    reason: z.string().optional().meta({ description: 'Why it was declined, or why its capture was refused' }),
    amount: Money,
    refunding: Money.meta({ description: 'Asked back from the bank, which has not answered' }),
    refunded: Money,
    refunds: z.array(RefundView),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    _links: z.record(z.string(), z.object({ href: z.string(), method: z.string().optional() })),
  })
  .meta({ id: 'Payment' });
export type PaymentView = z.output<typeof PaymentView>;

export const PaymentsOfOrder = z.object({ items: z.array(PaymentView) }).meta({ id: 'PaymentsOfOrder' });

export const ById = z.strictObject({ id: z.uuid() });

export const RefundBody = z
  .strictObject({
    amount: Money.extend({ amount: z.int().min(1) })
      .optional()
      .meta({ description: 'All that is left when it is not given' }),
    reason: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'RequestRefund' });
export type RefundBody = z.output<typeof RefundBody>;

/** What the bank sends. `reference` is what we call the payment: its id. */
export const WebhookBody = z
  .strictObject({
    id: z.uuid(),
    type: z.string().min(1).max(50),
    authorizationId: z.uuid(),
    reference: z.uuid(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'BankWebhook' });
export type WebhookBody = z.output<typeof WebhookBody>;
