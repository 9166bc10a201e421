import { z } from 'zod';

const longestReason = 100;
const reason = z
  .string()
  .transform((text) => text.slice(0, longestReason))
  .default('refused');

/** What the bank's documents must hold for us; anything else in them is its own business. */
export const Authorization = z.object({
  id: z.uuid(),
  status: z.enum(['authorized', 'declined', 'captured', 'capture-refused', 'voided']),
  reason,
});
export type Authorization = z.output<typeof Authorization>;

export const Authorizations = z.object({ items: z.array(Authorization) });

export const OpenHolds = z.object({ items: z.array(z.object({ id: z.uuid(), reference: z.string() })) });

export const Capture = z.object({ status: z.enum(['captured', 'refused']), reason });

export const Voiding = z.object({ status: z.literal('voided') });

export const Refund = z.object({ status: z.enum(['refunded', 'refused']), reason });

export const Problem = z.object({ code: z.string() });
