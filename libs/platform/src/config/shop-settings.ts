import { z } from 'zod';
import { milliseconds, seconds } from './variables.js';

/** What order and catalog must agree on. Both read all of it, so that neither starts in a shop where they do not. */
export const shopSettings = {
  SHOP_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  /** A pending order is given up after this time. */
  ORDER_DEADLINE_SECONDS: seconds(120),
  /** After this time the order is asked whether it still needs the stock that is held for it. */
  RESERVATION_SECONDS: seconds(900),
  SWEEP_MS: milliseconds(5_000),
};

interface Times {
  readonly ORDER_DEADLINE_SECONDS: number;
  readonly RESERVATION_SECONDS: number;
}

/** Stock is asked about only when its order should long have been given up. */
export const stockOutlastsDeadline = ({ ORDER_DEADLINE_SECONDS, RESERVATION_SECONDS }: Times): { RESERVATION_SECONDS?: string } =>
  RESERVATION_SECONDS > ORDER_DEADLINE_SECONDS ? {} : { RESERVATION_SECONDS: 'must be greater than ORDER_DEADLINE_SECONDS' };
