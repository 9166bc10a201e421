import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';

/** The values of the sort columns of one row. Times travel as text: a Date would lose Postgres' microseconds. */
export type Position = readonly (string | number)[];

export interface Cursor {
  readonly position: Position;
  readonly isBackwards: boolean;
}

/** Over content and scope, so that a cursor fits only the filter and sort that it was made for. It is no secret. */
const checksum = (content: string, scope: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([content, scope]))
    .digest('base64url')
    .slice(0, 11);

/** @param scope filter and sort of the list; anything that JSON can tell apart */
export function encodeCursor({ position, isBackwards }: Cursor, scope: unknown): string {
  const content = Buffer.from(JSON.stringify([isBackwards ? 'prev' : 'next', position])).toString('base64url');
  return `${content}.${checksum(content, scope)}`;
}

/**
 * @param schema what a position of this list looks like: a cursor is no secret, and anybody can make one
 * @throws ProblemError 400 when it is damaged, or belongs to another filter or sort
 */
export function decodeCursor(cursor: string, scope: unknown, schema: z.ZodType<Position>): Cursor {
  const [content = '', sum] = cursor.split('.');
  if (sum !== checksum(content, scope)) throw notOurs();
  const parsed = z.tuple([z.enum(['next', 'prev']), schema]).safeParse(jsonOf(content));
  if (!parsed.success) throw notOurs();
  const [direction, position] = parsed.data;
  return { position, isBackwards: direction === 'prev' };
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(Buffer.from(content, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const notOurs = (): ProblemError =>
  new ProblemError('validation-failed', undefined, {
    errors: [{ pointer: '#/query/cursor', code: 'invalid-cursor', detail: 'This cursor was not made for this filter and sort' }],
  });
