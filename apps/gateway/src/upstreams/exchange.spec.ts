import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { eventually } from '@app/testing';
import type { Dispatcher } from 'undici';
import { Cancellation } from './cancellation.js';
import { Exchange } from './exchange.js';

/** Undici's part, played by the test. */
class Flow implements Dispatcher.DispatchController {
  readonly said: string[] = [];
  aborted = false;
  paused = false;
  reason: Error | null = null;
  abort = (error: Error) => void this.said.push(`abort: ${error.message}`);
  pause = () => void this.said.push('pause');
  resume = () => void this.said.push('resume');
}

class Client extends Writable {
  readonly got: string[] = [];
  override _write(piece: Buffer, _: string, done: () => void): void {
    this.got.push(piece.toString());
    setImmediate(done);
  }
  get raw(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}

/** More than is kept for a client that reads slowly. */
const much = Buffer.alloc(300_000, 'x');

describe('an exchange with a service', () => {
  let ended: number;
  const flow = () => new Flow();
  const begin = (cancellation?: Cancellation) => new Exchange(() => ended++, cancellation);
  beforeEach(() => (ended = 0));

  it('keeps what comes before somebody takes the answer', async () => {
    const [exchange, controller] = [begin(), flow()];
    exchange.onRequestStart(controller);
    exchange.onResponseStart(controller, 103, {});
    exchange.onResponseStart(controller, 200, { etag: '"1"' });
    for (const piece of ['a', 'b']) exchange.onResponseData(controller, Buffer.from(piece));
    exchange.onResponseEnd();
    const { statusCode, headers, body } = await exchange.answer;
    expect([statusCode, headers, (await body.bytes()).toString(), ended]).toEqual([200, { etag: '"1"' }, 'ab', 1]);
  });

  it('goes no faster than the client reads', async () => {
    const [exchange, controller, client] = [begin(), flow(), new Client({ highWaterMark: 1 })];
    exchange.onResponseStart(controller, 200, {});
    const { body } = await exchange.answer;
    const sent = body.sendTo(client.raw, 60_000);
    exchange.onResponseData(controller, Buffer.from('one'));
    expect(controller.said).toEqual([]);
    for (const piece of [much, Buffer.from('two')]) exchange.onResponseData(controller, piece);
    expect(controller.said).toEqual(['pause']);
    await once(client, 'drain');
    expect(controller.said).toEqual(['pause', 'resume']);
    exchange.onResponseEnd();
    await sent;
    expect(client.got).toEqual(['one', much.toString(), 'two']);
  });

  it('is given up when the client keeps it waiting', async () => {
    const [exchange, controller, client] = [begin(), flow(), new Client({ highWaterMark: 1 })];
    exchange.onResponseStart(controller, 200, {});
    client._write = () => undefined;
    void (await exchange.answer).body.sendTo(client.raw, 1);
    exchange.onResponseData(controller, much);
    await eventually(() => expect(controller.said).toEqual(['pause', 'abort: the client reads too slowly']));
  });

  it.each(['before', 'while'])('is given up when the client goes %s it is sent', async (when) => {
    const [exchange, controller, client] = [begin(), flow(), new Client()];
    exchange.onResponseStart(controller, 200, {});
    const { body } = await exchange.answer;
    if (when === 'before') await once(client.destroy(), 'close');
    void body.sendTo(client.raw, 60_000);
    if (when === 'while') await once(client.destroy(), 'close');
    exchange.onResponseData(controller, much);
    expect(controller.said).toEqual(['abort: the client has gone']);
  });

  it('that breaks off breaks off the answer of the client', async () => {
    const [exchange, controller, client] = [begin(), flow(), new Client()];
    exchange.onResponseStart(controller, 200, {});
    const { body } = await exchange.answer;
    const sent = body.sendTo(client.raw, 60_000);
    exchange.onResponseError(controller, new Error('reset'));
    await expect(sent).rejects.toThrow('reset');
    expect([client.destroyed, ended]).toEqual([true, 1]);
  });

  it('ends when nobody waits any more', () => {
    const [cancellation, controller] = [new Cancellation(), flow()];
    begin(cancellation).onRequestStart(controller);
    cancellation.cancel(new Error('gone'));
    cancellation.cancel(new Error('again'));
    expect(controller.said).toEqual(['abort: gone']);
  });

  it('that nobody waits for any more does not wait for a connection', async () => {
    const [cancellation, controller] = [new Cancellation(), flow()];
    const exchange = begin(cancellation);
    cancellation.cancel(new Error('gone'));
    await expect(exchange.answer).rejects.toThrow('gone');
    exchange.onRequestStart(controller);
    expect(controller.said).toEqual(['abort: gone']);
  });
});
