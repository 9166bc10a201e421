import { serverSentEvents, type ServerSentEvent } from './server-sent-events.js';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const stream =
  ': hello\n\nid: 1\nevent: OrderPlaced\ndata: {"name":"Grüße"}\n\n: still here\n\nid: 2\nevent: x\ndata: a\ndata: b\n\nid: 3\nda';

describe('a stream of server-sent events', () => {
  it.each([1, 2, 7, 1000])('is read alike in pieces of %i bytes', async (size) => {
    const events: ServerSentEvent[] = [];
    for await (const event of serverSentEvents(inPieces(stream, size))) events.push(event);
    expect(events).toEqual([
      { id: '1', event: 'OrderPlaced', data: '{"name":"Grüße"}' },
      { id: '2', event: 'x', data: 'a\nb' },
    ]);
  });
});
