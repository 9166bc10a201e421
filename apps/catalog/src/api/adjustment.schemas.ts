import { line, Links } from '@app/platform';
import { z } from 'zod';

export const AdjustmentBody = z
  .strictObject({
    delta: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((delta) => delta !== 0, 'Zero changes nothing')
      .meta({ description: 'Pieces that came in, or went out when negative' }),
    reason: line(200),
  })
  .meta({ id: 'AdjustStock', examples: [{ delta: 24, reason: 'A crate came in' }] });
export type AdjustmentBody = z.output<typeof AdjustmentBody>;

export const AdjustmentView = z
  .object({
    sku: z.string().max(40),
    delta: z.int(),
    reason: z.string().max(200),
    onHand: z.int().meta({ description: 'Pieces that are there, also those that are held for orders' }),
    reserved: z.int(),
    available: z.int(),
    _links: Links,
  })
  .meta({
    id: 'StockAdjustment',
    examples: [
      {
        sku: 'MUG-BLUE',
        delta: 24,
        reason: 'A crate came in',
        onHand: 38,
        reserved: 2,
        available: 36,
        _links: { product: { href: '/api/v1/products/MUG-BLUE' } },
      },
    ],
  });
export type AdjustmentView = z.output<typeof AdjustmentView>;
