import { Links, Money, pageQuery } from '@app/platform';
import { z } from 'zod';

const line = z.object({ sku: z.string().max(40), name: z.string().max(200), quantity: z.int(), unitPrice: Money });

/**
 * What is read of an order, and so told of it; what the service adds is left out until it is named here. Words such as a status
 * are its own: one that is new tomorrow must not cost customers their list.
 */
const Order = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  status: z.string().max(30).meta({ description: 'As the order says it' }),
  reason: z.string().max(50).optional().meta({ description: 'Why it failed or was cancelled' }),
  lines: z.array(line).max(50),
  total: Money,
  placedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
  traceId: z.string().max(32).optional().meta({ description: 'W3C trace id' }),
  _links: Links,
});
export const OrderList = z.object({ items: z.array(Order), next: z.string().nullable(), prev: z.string().nullable() });
export type OrderList = z.output<typeof OrderList>;

export const PaymentState = z.object({ id: z.uuid(), status: z.string().max(30), amount: Money, refunded: Money }).meta({
  id: 'PaymentState',
});
export const PaymentList = z.object({ items: z.array(PaymentState) });

const Fact = z.object({ at: z.iso.datetime(), service: z.string().max(50), fact: z.string().max(100) });
export const FactList = z.object({ items: z.array(Fact) });

export const TimelineSummary = z
  .object({ facts: z.int(), last: Fact.optional(), tookMs: z.int().min(0).meta({ description: 'From the first fact to the last' }) })
  .meta({ id: 'TimelineSummary' });
export type TimelineSummary = z.output<typeof TimelineSummary>;

const MyOrder = Order.extend({ payment: PaymentState.nullable(), timeline: TimelineSummary.nullable() }).meta({ id: 'MyOrder' });

export const partNames = ['orders', 'payment', 'timeline'] as const;
export type PartName = (typeof partNames)[number];

export const MyOrders = z
  .object({
    items: z.array(MyOrder).max(100).nullable().meta({ description: 'null when the orders themselves cannot be read' }),
    next: z.string().max(1_000).nullable(),
    prev: z.string().max(1_000).nullable(),
    unavailable: z
      .array(z.enum(partNames))
      .max(partNames.length)
      .meta({ description: 'Parts that are missing because their service did not answer' }),
  })
  .meta({
    id: 'MyOrders',
    examples: [
      {
        items: [
          {
            id: '019a1c00-0000-7000-8000-000000000001',
            customerId: '019a1c00-0000-7000-8000-000000000002',
            status: 'completed',
            lines: [{ sku: 'MUG-BLUE', name: 'Blue mug', quantity: 2, unitPrice: { amount: 1_999, currency: 'EUR' } }],
            total: { amount: 3_998, currency: 'EUR' },
            placedAt: '2026-01-01T12:00:00.000Z',
            updatedAt: '2026-01-01T12:00:01.000Z',
            version: 3,
            _links: { self: { href: '/api/v1/orders/019a1c00-0000-7000-8000-000000000001' } },
            payment: {
              id: '019a1c00-0000-7000-8000-000000000003',
              status: 'captured',
              amount: { amount: 3_998, currency: 'EUR' },
              refunded: { amount: 0, currency: 'EUR' },
            },
            timeline: null,
          },
        ],
        next: null,
        prev: null,
        unavailable: ['timeline'],
      },
    ],
  });
export type MyOrders = z.output<typeof MyOrders>;

/** Which ones there are is the order service's affair; what it refuses is refused here. */
const status = z
  .string()
  .max(20)
  .optional()
  .meta({ examples: ['completed'] });
export const MyOrdersQuery = z.strictObject({ ...pageQuery, status });
export type MyOrdersQuery = z.output<typeof MyOrdersQuery>;
