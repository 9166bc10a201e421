import { z } from 'zod';

/** An amount in integer minor units of an ISO 4217 currency. */
export const MoneyData = z.object({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });

export const Sku = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/);

export const Quantity = z.int().min(1);

export const StockLine = z.object({ sku: Sku, quantity: Quantity });
export type StockLine = z.output<typeof StockLine>;
