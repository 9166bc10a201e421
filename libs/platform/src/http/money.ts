import { z } from 'zod';

/** An amount in integer minor units (cents) of an ISO 4217 currency. */
export const Money = z
  .strictObject({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) })
  .meta({ id: 'Money', examples: [{ amount: 1999, currency: 'EUR' }] });
export type Money = z.output<typeof Money>;
