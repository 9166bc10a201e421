import { line } from '@app/platform';
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
  .meta({ id: 'AdjustStock' });
export type AdjustmentBody = z.output<typeof AdjustmentBody>;

export const AdjustmentView = z
  .object({
    sku: z.string(),
    delta: z.int(),
    reason: z.string(),
    onHand: z.int().meta({ description: 'Pieces that are there, also those that are held for orders' }),
    reserved: z.int(),
    available: z.int(),
    _links: z.record(z.string(), z.object({ href: z.string() })),
  })
  .meta({ id: 'StockAdjustment' });
export type AdjustmentView = z.output<typeof AdjustmentView>;
