import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import { Controller, Get, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import {
  configFrom,
  httpSettings,
  InvalidConfiguration,
  Lifecycle,
  Log,
  Operation,
  startService,
  type ServiceDefinition,
} from '../src/index.js';
import { mugService } from './demo-service.js';
import { Lines } from './lines.js';

const env = { LOG_LEVEL: 'silent' };

describe('several services in one process', () => {
  it('keep their metrics and logs apart', async () => {
    const [mugLines, cupLines] = [new Lines(), new Lines()];
    const mugs = await startService(mugService, { env: {}, logTo: mugLines });
    const cups = await startService({ ...mugService, name: 'cups' }, { env: {}, logTo: cupLines });
    await fetch(`${mugs.url}/api/v1/mugs`);
    await fetch(`${cups.url}/api/v1/mugs/broken`, { headers: { 'x-request-id': 'request-2' } });
    const metrics = await (await fetch(`${cups.url}/metrics`)).text();
    expect(metrics).toContain('service="cups"');
    expect(metrics).not.toContain('service="mugs"');
    await Promise.all([mugs.close(), cups.close()]);
    expect(mugLines.events('request answered')).toMatchObject([{ service: 'mugs', route: '/api/v1/mugs', status: 200 }]);
    expect(cupLines.events('request failed')).toMatchObject([
      { service: 'cups', requestId: 'request-2', error: { message: expect.stringContaining('nobody outside') } },
    ]);
    expect(mugLines.text).not.toContain('cups');
  });
});

describe('the log', () => {
  it('never holds what a person sent', async () => {
    const lines = new Lines();
    const service = await startService(mugService, { env: { LOG_LEVEL: 'debug' }, logTo: lines });
    const secret = 'hunter2hunter2';
    const headers = { authorization: `Bearer ${secret}`, cookie: secret, 'content-type': 'application/json', 'x-request-id': 'request-1' };
    await fetch(`${service.url}/api/v1/mugs?q=${secret}`, { headers });
    await fetch(`${service.url}/api/v1/mugs`, { method: 'POST', headers, body: JSON.stringify({ password: secret }) });
    await fetch(`${service.url}/api/v1/mugs/mine`, { headers });
    await service.close();
    expect(lines.events('request answered').map(({ status }) => status)).toEqual([400, 400, 401]);
    expect(lines.events('request answered')[0]).toMatchObject({ requestId: 'request-1', method: 'GET' });
    expect(lines.text).not.toContain(secret);
  });
});

describe('a service that stops', () => {
  it('is unready while it still serves, and lets every request in hand finish', async () => {
    const service = await startService(streamService, { env });
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<{ status?: number; body: string; connection?: string }>((resolve, reject) => {
      const request = httpRequest(`${service.url}/api/v1/waits`, { agent }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body, connection: response.headers.connection }));
      });
      request.on('error', reject);
      request.end();
    });
    await service.app.get(Gate).entered;
    service.parts.lifecycle.drain();
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    const closed = service.close();
    service.app.get(Gate).open();
    expect(await answer).toMatchObject({ status: 200, body: '{"ok":true}' });
    await closed;
    agent.destroy();
    await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
  });

  it('tells whoever waits that it is time to end', async () => {
    const service = await startService(mugService, { env });
    expect(service.app.get(Lifecycle).draining.aborted).toBe(false);
    await service.close();
    expect(service.app.get(Lifecycle).draining.aborted).toBe(true);
  });
});

describe('limits', () => {
  it('end a handler that takes too long', async () => {
    const service = await startService(mugService, { env });
    const response = await fetch(`${service.url}/api/v1/mugs/slow`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({ code: 'unavailable', instance: expect.stringMatching(/^urn:uuid:/) });
    await service.close();
  });

  it.each([
    ['bytes that are not HTTP', 'nonsense\r\n\r\n', 400, 'bad-request'],
    ['header fields without end', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['a path that cannot be decoded', 'GET /api/v1/mugs/%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400, 'bad-request'],
  ])('answer %s with a problem document', async (_, bytes, status, code) => {
    const service = await startService(mugService, { env });
    const answer = await raw(Number(new URL(service.url).port), bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
    await service.close();
  });
});

describe('a service that took long to start', () => {
  it('is not overloaded by that', async () => {
    const service = await startService({ ...mugService, prepare: () => keepBusy(2_000) }, { env });
    const until = performance.now() + 1_500; // the event loop is looked at once a second
    const statuses = new Set<number>();
    while (performance.now() < until) statuses.add((await fetch(`${service.url}/api/v1/mugs`)).status);
    await service.close();
    expect([...statuses]).toEqual([200]);
  });
});

describe('a service that cannot start', () => {
  it('names every wrong variable', async () => {
    const attempt = startService(mugService, { env: { PORT: 'many', JWKS_URL: 'nowhere' } });
    await expect(attempt).rejects.toThrow(InvalidConfiguration);
    await expect(attempt).rejects.toThrow(/PORT: expected number\n {2}JWKS_URL: Invalid URL/);
  });

  it('finds its port taken', async () => {
    const service = await startService(mugService, { env });
    const { port } = new URL(service.url);
    await expect(startService(mugService, { env: { ...env, PORT: port } })).rejects.toThrow('EADDRINUSE');
    await service.close();
  });
});

function keepBusy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

@Injectable()
class Gate implements OnApplicationBootstrap {
  enter!: () => void;
  open!: () => void;
  readonly entered = new Promise<void>((resolve) => (this.enter = resolve));
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  constructor(private readonly log: Log) {}

  onApplicationBootstrap(): void {
    this.log.debug('gate is here');
  }
}

@Controller('waits')
class WaitController {
  constructor(private readonly gate: Gate) {}

  @Get()
  @Operation({ summary: 'Waits at the gate', policy: 'public', status: 200, returns: z.object({ ok: z.boolean() }) })
  async wait() {
    this.gate.enter();
    await this.gate.opened;
    return { ok: true };
  }
}

@Module({ controllers: [WaitController], providers: [Gate] })
class StreamModule {}

class StreamConfig extends configFrom(httpSettings) {}
const streamService: ServiceDefinition<StreamConfig> = { name: 'waits', module: StreamModule, config: StreamConfig };
