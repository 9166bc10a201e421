/**
 * The header field of a request that takes effect once, however often it is sent: `params: { header: once() }`.
 * Keep the key of a request that is to be repeated; without one this is a new wish.
 */
export const once = (key: string = crypto.randomUUID()): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });
