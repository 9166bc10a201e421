import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Address } from '../upstreams/address.js';

/** A row of the table that is moving to another upstream, or back from it, caller by caller. */
export const Move = z.strictObject({
  /** As the table has it: `GET /api/v1/products/{sku}`. */
  route: z.string(),
  to: Address,
  /** 0 to 1: so much of the callers. */
  share: z.number().min(0).max(1).default(0),
  /** Whoever sends this header field goes there too. */
  header: z.string().toLowerCase().optional(),
});
export type Move = z.output<typeof Move>;

const callers = 2 ** 32;

/** Whether this caller goes there. The same caller always goes the same way, and only forward while the share grows. */
export function isMoved(
  { share, header }: Pick<Move, 'share' | 'header'>,
  headers: Readonly<Record<string, unknown>>,
  caller: string,
): boolean {
  if (header !== undefined && headers[header] !== undefined) return true;
  return crc32(caller) / callers < share;
}
