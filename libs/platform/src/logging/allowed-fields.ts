import type { Fields } from './log.js';

/** Names, numbers and ids of ours: what a line of the log may show. Whoever adds one says that no person ever enters it. */
const allowed = new Set([
  'account', 'attempts', 'by', 'callerId', 'context', 'error', 'host', 'id', 'method', 'ms', 'orderId', 'origin', 'reason', 'replayed',
  'requestId', 'route', 'security', 'sessionId', 'signal', 'source', 'status', 'type', 'upstream', 'url', 'userId',
]); // prettier-ignore

export const withheld = '[not on the list of allowed fields]';

/** The fields, with only those values that are on the list: a body or a token that is logged by mistake does not get out. */
export function allowedFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, allowed.has(name) && isPlain(name, value) ? value : withheld]),
  );
}

/** An object would bring along whatever it holds; an error is shown by a serializer of its own. */
const isPlain = (name: string, value: unknown): boolean => name === 'error' || typeof value !== 'object' || value === null;
