import { Links, Money, text } from '@app/platform';
import { z } from 'zod';

const euros = (amount: number): Money => ({ amount, currency: 'EUR' });
const order = '019a1c00-0000-7000-8000-000000000001';
const refund = {
  id: '019a1c00-0000-7000-8000-000000000004',
  paymentId: '019a1c00-0000-7000-8000-000000000003',
  status: 'pending',
  amount: euros(1_999),
  reason: 'One of two came broken',
  createdAt: '2026-01-02T09:00:00.000Z',
  updatedAt: '2026-01-02T09:00:00.000Z',
  _links: { payments: { href: `/api/v1/orders/${order}/payments` } },
};
const payment = {
  id: refund.paymentId,
  orderId: order,
  status: 'captured',
  amount: euros(3_998),
  refunding: euros(1_999),
  refunded: euros(0),
  refunds: [refund],
  createdAt: '2026-01-01T12:00:00.100Z',
  updatedAt: '2026-01-02T09:00:00.000Z',
  _links: { self: { href: `/api/v1/orders/${order}/payments` } },
};

const RefundStatusName = z.enum(['pending', 'succeeded', 'refused']);

export const RefundView = z
  .object({
    id: z.uuid(),
    paymentId: z.uuid(),
    status: RefundStatusName,
    amount: Money,
    reason: z.string().max(200),
    refusal: z.string().max(200).optional().meta({ description: 'Why the bank refused it' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    _links: Links,
  })
  .meta({ id: 'Refund', examples: [refund] });
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
    reason: z.string().max(200).optional().meta({ description: 'Why it was declined, or why its capture was refused' }),
    amount: Money,
    refunding: Money.meta({ description: 'Asked back from the bank, which has not answered' }),
    refunded: Money,
    refunds: z.array(RefundView).max(10_000),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    _links: Links,
  })
  .meta({ id: 'Payment', examples: [payment] });
export type PaymentView = z.output<typeof PaymentView>;

export const PaymentsOfOrder = z
  .object({ items: z.array(PaymentView).max(1) })
  .meta({ id: 'PaymentsOfOrder', examples: [{ items: [payment] }] });

export const ById = z.strictObject({ id: z.uuid() });

export const RefundBody = z
  .strictObject({
    amount: Money.extend({ amount: z.int().min(1) })
      .optional()
      .meta({ description: 'All that is left when it is not given' }),
    reason: text(200).min(1),
  })
  .meta({ id: 'RequestRefund', examples: [{ amount: { amount: 1_999, currency: 'EUR' }, reason: 'One of two came broken' }] });
export type RefundBody = z.output<typeof RefundBody>;

/** `reference` is what we call the payment: its id. */
const BankEvent = z
  .strictObject({
    id: z.uuid(),
    type: z.string().regex(/^[\w.-]{1,50}$/),
    authorizationId: z.uuid(),
    reference: z.uuid(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'BankEvent' });

/** What the bank sends. */
export const WebhookBody = z.strictObject({ events: z.array(BankEvent).min(1).max(200) }).meta({
  id: 'BankWebhook',
  examples: [
    {
      events: [
        {
          id: '019a1c00-0000-7000-8000-000000000005',
          type: 'captured',
          authorizationId: '019a1c00-0000-7000-8000-000000000006',
          reference: '019a1c00-0000-7000-8000-000000000003',
          at: '2026-01-01T12:00:01.000Z',
        },
      ],
    },
  ],
});
export type WebhookBody = z.output<typeof WebhookBody>;
