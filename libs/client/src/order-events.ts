import { granted } from './granted.js';
import { serverSentEvents } from './server-sent-events.js';
import { eventStream, type ShopClient } from './shop-client.js';
import type { TimelineEntry } from './types.js';

export interface OrderEvent {
  /** The place in the stream: what `after` takes to go on from here. */
  readonly seq: number;
  readonly entry: TimelineEntry;
}

export interface Following {
  /** The last event that is known already. */
  readonly after?: number;
  readonly signal?: AbortSignal;
}

/**
 * The timeline of an order as it happens; ends when the shop ends it. A stream that breaks off rejects.
 * @throws ShopProblem
 */
export async function* orderEvents(client: ShopClient, id: string, { after, signal }: Following = {}): AsyncGenerator<OrderEvent> {
  const stream = await granted(
    client.GET('/api/v1/orders/{id}/events', {
      params: { path: { id }, header: after === undefined ? {} : { 'Last-Event-Id': after } },
      headers: { accept: eventStream },
      parseAs: 'stream',
      ...(signal && { signal }),
    }),
  );
  if (!stream) return;
  for await (const { id: seq, data } of serverSentEvents(stream)) yield { seq: Number(seq), entry: JSON.parse(data) as TimelineEntry };
}
