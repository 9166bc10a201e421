/** Times for a shop that tests wait for: much shorter, and in the same proportions. A bank that is late answers when the order has timed out. */
export const hurry = { ORDER_DEADLINE_SECONDS: '25', BANK_LATE_SECONDS: '30', SWEEP_MS: '500' };
