import { Sku } from '@app/contracts';
import { Money, Page, pageQuery } from '@app/platform';
import { z } from 'zod';

const lines = z
  .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(100) }))
  .min(1)
  .max(50)
  .superRefine((all, context) => {
    const seen = new Set<string>();
    for (const [index, { sku }] of all.entries()) {
      if (seen.has(sku)) context.addIssue({ code: 'custom', path: [index, 'sku'], message: 'a SKU may be in one line only' });
      seen.add(sku);
    }
  });

export const PlaceOrderBody = z
  .strictObject({
    lines,
    paymentToken: z.string().regex(/^[\w-]{1,64}$/),
    expectedTotal: Money.optional(),
  })
  .meta({ id: 'PlaceOrder' });
export type PlaceOrderBody = z.output<typeof PlaceOrderBody>;

export const OrderStatusName = z.enum(['pending', 'confirmed', 'completed', 'failed', 'cancelled']);

/** Where the order is traced, or its customer's request was. */
const traceId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional()
  .meta({ description: 'W3C trace id' });

const Link = z.object({ href: z.string(), method: z.string().optional() });

export const OrderView = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    status: OrderStatusName,
    reason: z.enum(['stock-rejected', 'payment-declined', 'timed-out', 'cancelled-by-customer', 'capture-failed']).optional(),
    lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int(), unitPrice: Money })),
    total: Money,
    placedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int(),
    traceId,
    _links: z.record(z.string(), Link),
  })
  .meta({ id: 'Order' });
export type OrderView = z.output<typeof OrderView>;

export const OrderPage = Page(OrderView).meta({ id: 'OrderPage' });

export const TimelineEntry = z
  .object({
    at: z.iso.datetime(),
    service: z.string(),
    fact: z.string(),
    eventId: z.uuid(),
    causationId: z.string(),
    data: z.record(z.string(), z.unknown()),
    /** Milliseconds since the fact that caused it. */
    tookMs: z.int().min(0),
    traceId,
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.output<typeof TimelineEntry>;

export const Timeline = z.object({ items: z.array(TimelineEntry) }).meta({ id: 'Timeline' });

export const OrderPath = z.strictObject({ id: z.uuid() });

export const GetOrderQuery = z.strictObject({ wait: z.coerce.number().int().min(0).max(30).default(0) });

export const ListOrdersQuery = z.strictObject({ ...pageQuery, status: OrderStatusName.optional(), customerId: z.uuid().optional() });
export type ListOrdersQuery = z.output<typeof ListOrdersQuery>;
