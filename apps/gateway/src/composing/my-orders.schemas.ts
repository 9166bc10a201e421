import { pageQuery } from '@app/platform';
import { z } from 'zod';

/** What is read of the services' answers; everything else of an order passes through. */
const Order = z.looseObject({ id: z.uuid() });
export const OrderList = z.object({ items: z.array(Order), next: z.string().nullable(), prev: z.string().nullable() });
export type OrderList = z.output<typeof OrderList>;

export const PaymentState = z.object({ id: z.uuid(), status: z.string().max(30), amount: z.unknown(), refunded: z.unknown() }).meta({
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
            status: 'completed',
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

export const MyOrdersQuery = z.strictObject({ ...pageQuery, status: z.string().max(20).optional() });
export type MyOrdersQuery = z.output<typeof MyOrdersQuery>;
