import { randomUUIDv7 } from 'node:crypto';

/** An id from outside ends up in logs and headers: only harmless ones are taken over. Ours need no order within a millisecond. */
export const acceptRequestId = (inbound: unknown): string =>
  typeof inbound === 'string' && /^[\w-]{8,64}$/.test(inbound) ? inbound : randomUUIDv7();

export const acceptTraceparent = (inbound: unknown): string | undefined =>
  typeof inbound === 'string' && /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(inbound) ? inbound : undefined;
