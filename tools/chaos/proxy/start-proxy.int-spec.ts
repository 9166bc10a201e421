import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '@app/testing';
import type { LinkProxy } from './link-proxy.js';
import { startProxy } from './start-proxy.js';

/** Somebody behind the proxy's door, and what they hear. */
class Caller {
  heard = Buffer.alloc(0);
  error?: string;
  readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' });
    this.socket.on('data', (bytes: Buffer) => (this.heard = Buffer.concat([this.heard, bytes])));
    this.socket.on('error', (error: NodeJS.ErrnoException) => (this.error = error.code));
  }

  async say(words: string): Promise<void> {
    const from = this.heard.length;
    this.socket.write(words);
    await eventually(() => expect(this.heard.subarray(from).toString()).toBe(words));
  }

  wasReset(): Promise<void> {
    return eventually(() => expect(this.error).toBe('ECONNRESET'));
  }
}

describe('a proxy', () => {
  let server: Server;
  let proxy: LinkProxy;
  const callers: Caller[] = [];

  beforeEach(async () => {
    server = createServer({ allowHalfOpen: true }, (socket) => socket.on('error', () => undefined).pipe(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    proxy = await startProxy({ name: 'echo', target: { host: '127.0.0.1', port }, speaks: 'tcp', random: () => 0.5 });
  });

  afterEach(async () => {
    for (const { socket } of callers.splice(0)) socket.destroy();
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const call = (): Caller => {
    const caller = new Caller(proxy.port);
    callers.push(caller);
    return caller;
  };

  it('lets everything pass, in order and whole, and hears a half-closed side out', async () => {
    const caller = call();
    const sent = Buffer.alloc(3_000_000, 'abcdefghij');
    caller.socket.end(sent);
    await once(caller.socket, 'end');
    expect(caller.heard.equals(sent)).toBe(true);
    expect(proxy.counts).toEqual({});
  });

  it('cuts what is open, and takes new connections', async () => {
    const caller = call();
    await caller.say('hello');
    proxy.cut();
    await caller.wasReset();
    await call().say('again');
    expect(proxy.counts).toEqual({ cut: 1 });
  });

  it('counts nothing that met nobody', () => {
    proxy.cut();
    for (const condition of [{ kind: 'slicer', bytes: 1 }, { kind: 'refuse' }, { kind: 'pass' }] as const) proxy.set(condition);
    expect(proxy.counts).toEqual({});
  });

  it('is slow both ways', async () => {
    const caller = call();
    await caller.say('hello');
    proxy.set({ kind: 'latency', ms: 40, jitterMs: 10 });
    const before = performance.now();
    await caller.say('a slow hello');
    expect(performance.now() - before).toBeGreaterThanOrEqual(79);
    expect(proxy.counts).toEqual({ latency: 1 });
  });

  it('is narrow', async () => {
    const caller = call();
    proxy.set({ kind: 'bandwidth', bytesPerSecond: 20_000 });
    const before = performance.now();
    await caller.say('x'.repeat(4_000));
    expect(performance.now() - before).toBeGreaterThanOrEqual(150);
    expect(proxy.counts).toEqual({ bandwidth: 1 });
  });

  it('cuts into slices, and loses none', async () => {
    proxy.set({ kind: 'slicer', bytes: 7 });
    await call().say('hello '.repeat(50));
    expect(proxy.counts).toEqual({ slicer: 1 });
  });

  it.each(['both', 'up', 'down'] as const)(
    'keeps connections in a black hole (%s); what was said arrives when it heals',
    async (direction) => {
      const caller = call();
      await caller.say('hello');
      proxy.set({ kind: 'blackhole', direction });
      caller.socket.write('is anybody there? ');
      const newcomer = call();
      newcomer.socket.write('hello? ');
      await eventually(() => expect(proxy.counts).toEqual({ blackhole: 1 }));
      expect(String(caller.heard)).toBe('hello');
      proxy.set({ kind: 'pass' });
      await eventually(() => expect(String(caller.heard)).toBe('hellois anybody there? '));
      await eventually(() => expect(String(newcomer.heard)).toBe('hello? '));
      expect([caller.error, newcomer.error]).toEqual([undefined, undefined]);
    },
  );

  it('refuses', async () => {
    const caller = call();
    await caller.say('hello');
    proxy.set({ kind: 'refuse' });
    await caller.wasReset();
    await call().wasReset();
    proxy.set({ kind: 'pass' });
    await call().say('hello');
    expect(proxy.counts).toEqual({ refuse: 1 });
  });

  it('closes the next connection in the middle of a word, and only that one', async () => {
    const before = call();
    await before.say('hello');
    proxy.closeAfter(8);
    const caller = call();
    await caller.say('hi'); // two bytes each way
    caller.socket.write('good morning');
    await caller.wasReset();
    await before.say('good evening');
    expect(proxy.counts).toEqual({ 'close-after': 1 });
  });

  it('resets its client when the server is gone', async () => {
    await new Promise((resolve) => server.close(resolve));
    await call().wasReset();
  });

  it('knows which acknowledgements its protocol has', () => {
    expect(() => proxy.lose('commit', 1)).toThrow('echo speaks tcp, which knows no commit');
  });
});
