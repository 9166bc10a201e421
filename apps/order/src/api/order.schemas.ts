import { Sku } from '@app/contracts';
import { Links, Money, Page, pageQuery } from '@app/platform';
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
  .meta({ id: 'PlaceOrder', examples: [{ lines: [{ sku: 'MUG-BLUE', quantity: 2 }], paymentToken: 'tok_ok' }] });
export type PlaceOrderBody = z.output<typeof PlaceOrderBody>;

export const OrderStatusName = z.enum(['pending', 'confirmed', 'completed', 'failed', 'cancelled']);

/** Where the order is traced, or its customer's request was. */
const traceId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional()
  .meta({ description: 'W3C trace id' });

export const OrderView = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    status: OrderStatusName,
    reason: z.enum(['stock-rejected', 'payment-declined', 'timed-out', 'cancelled-by-customer', 'capture-failed']).optional(),
    lines: z.array(z.object({ sku: z.string().max(40), name: z.string().max(200), quantity: z.int(), unitPrice: Money })).max(50),
    total: Money,
    placedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int(),
    traceId,
    _links: Links,
  })
  .meta({
    id: 'Order',
    examples: [
      {
        id: '019a1c00-0000-7000-8000-000000000001',
        customerId: '019a1c00-0000-7000-8000-000000000002',
        status: 'pending',
        lines: [{ sku: 'MUG-BLUE', name: 'Blue mug', quantity: 2, unitPrice: { amount: 1_999, currency: 'EUR' } }],
        total: { amount: 3_998, currency: 'EUR' },
        placedAt: '2026-01-01T12:00:00.000Z',
        updatedAt: '2026-01-01T12:00:00.000Z',
        version: 1,
        _links: {
          self: { href: '/api/v1/orders/019a1c00-0000-7000-8000-000000000001' },
          cancel: { href: '/api/v1/orders/019a1c00-0000-7000-8000-000000000001/cancellation', method: 'POST' },
        },
      },
    ],
  });
export type OrderView = z.output<typeof OrderView>;

export const OrderPage = Page(OrderView).meta({ id: 'OrderPage' });
export type OrderPage = z.output<typeof OrderPage>;

const placed = {
  at: '2026-01-01T12:00:00.000Z',
  service: 'order',
  fact: 'OrderPlaced',
  eventId: '019a1c00-0000-7000-8000-000000000011',
  causationId: '019a1c00-0000-7000-8000-000000000010',
  data: { orderId: '019a1c00-0000-7000-8000-000000000001', total: { amount: 3_998, currency: 'EUR' } },
  tookMs: 0,
};

export const TimelineEntry = z
  .object({
    at: z.iso.datetime(),
    service: z.string().max(50),
    fact: z.string().max(100),
    eventId: z.uuid(),
    causationId: z.string().max(200),
    data: z.record(z.string(), z.unknown()),
    tookMs: z.int().min(0).meta({ description: 'Milliseconds since the fact that caused it' }),
    traceId,
  })
  .meta({ id: 'TimelineEntry', examples: [placed] });
export type TimelineEntry = z.output<typeof TimelineEntry>;

export const Timeline = z.object({ items: z.array(TimelineEntry).max(10_000) }).meta({ id: 'Timeline', examples: [{ items: [placed] }] });

export const OrderPath = z.strictObject({ id: z.uuid() });

export const GetOrderQuery = z.strictObject({ wait: z.coerce.number().int().min(0).max(30).default(0) });

export const ListOrdersQuery = z.strictObject({ ...pageQuery, status: OrderStatusName.optional(), customerId: z.uuid().optional() });
export type ListOrdersQuery = z.output<typeof ListOrdersQuery>;
