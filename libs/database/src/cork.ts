import type { PoolClient } from 'pg';
import type { Writable } from 'node:stream';

const corked = new WeakSet<Writable>();

/**
 * Holds back what is written to a connection until the end of this turn of the event loop: pg writes each query with a system
 * call of its own, and half of a busy service's time goes into those. Queries that are sent together travel together.
 */
export function cork(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (corked.has(stream)) return;
  corked.add(stream);
  stream.cork();
  setImmediate(() => {
    corked.delete(stream);
    stream.uncork();
  });
}
