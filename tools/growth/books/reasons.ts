/** In the bank's words. */
export const reasons = { declined: 'insufficient-funds', captureRefused: 'card-refused' } as const;
