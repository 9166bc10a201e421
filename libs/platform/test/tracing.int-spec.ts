import { Controller, Get, Module, Post } from '@nestjs/common';
import { beginSpan, currentCause } from '@app/kernel';
import { eventually, freePort, LocalServer, OtlpReceiver } from '@app/testing';
import { z } from 'zod';
import { configFrom, httpSettings, Operation, startService, type RunningService, type ServiceDefinition } from '../src/index.js';

const View = z.object({ traceparent: z.string().optional() });

@Controller('works')
class WorksController {
  @Post()
  @Operation({ summary: 'Works', policy: 'public', status: 201, returns: View })
  async work() {
    beginSpan('work')?.end();
    const { traceparent } = currentCause() ?? {};
    return { ...(traceparent && { traceparent }) };
  }

  @Get()
  @Operation({ summary: 'Looks', policy: 'public', status: 200, returns: View })
  async look() {
    beginSpan('look')?.end();
    return {};
  }

  @Post('broken')
  @Operation({ summary: 'Fails', policy: 'public', status: 201 })
  async fail(): Promise<never> {
    throw new Error('hunter22');
  }
}

@Module({ controllers: [WorksController] })
class WorksModule {}

class WorksConfig extends configFrom(httpSettings) {}
const works: ServiceDefinition<WorksConfig> = { name: 'works', module: WorksModule, config: WorksConfig };

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';
const notChosen = `00-${traceId}-${parentId}-00`;

/** Sends what is held to a receiver only when the service closes, or earlier when a batch is full. */
describe('a service that is traced', () => {
  let receiver: OtlpReceiver;
  let service: RunningService;

  const start = async (env: Readonly<Record<string, string>>): Promise<void> => {
    service = await startService(works, { env: { LOG_LEVEL: 'silent', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env } });
  };
  const call = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> =>
    (await (await fetch(`${service.url}/api/v1/works${path}`, { method, headers })).json()) as Record<string, string>;
  const names = () => receiver.spans.map(({ name }) => name);

  beforeEach(async () => {
    receiver = await OtlpReceiver.start();
  });

  afterEach(async () => {
    await service.close();
    await receiver.stop();
  });

  it('sends what is left when it stops, below the span of whoever called', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'always_on' });
    await call('POST', '', { traceparent: notChosen });
    await service.close();
    expect(names()).toEqual(['work', 'POST /api/v1/works']);
    const [work, request] = receiver.spans;
    expect(request).toMatchObject({ service: 'works', traceId, parentId, attributes: { 'http.response.status_code': '201' } });
    expect(work).toMatchObject({ traceId, parentId: request?.spanId });
  });

  it('sends nothing of what was not chosen and went well', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    await call('POST', '');
    await call('GET', '');
    await service.close();
    expect(receiver.requests).toBe(0);
  });

  it('sends all of what failed, chosen or not, but none of its words', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    await call('POST', '', { traceparent: notChosen });
    await call('POST', '/broken', { traceparent: notChosen });
    await service.close();
    expect(names().sort()).toEqual(['POST /api/v1/works', 'POST /api/v1/works/broken', 'work']);
    expect(receiver.spans.find(({ hasFailed }) => hasFailed)).toMatchObject({ attributes: { 'error.type': '500' } });
    expect(JSON.stringify(receiver.spans)).not.toContain('hunter22');
  });

  it('keeps what others keep, and tells what it keeps', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    await call('POST', '', { traceparent: notChosen });
    const exchange = async (traces: readonly string[]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${service.url}/internal/kept-traces`, { method: 'POST', headers, body: JSON.stringify({ traces }) });
      return (await answer.json()) as object;
    };
    expect(await exchange(['none'])).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(await exchange([])).toEqual({ traces: [] });
    expect(await exchange([traceId])).toEqual({ traces: [traceId] });
    await service.close();
    expect(names()).toEqual(['work', 'POST /api/v1/works']);
  });

  it('hands on that a trace is kept, once it is', async () => {
    await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    expect((await call('POST', '', { traceparent: notChosen }))['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
    await call('POST', '/broken', { traceparent: notChosen });
    expect((await call('POST', '', { traceparent: notChosen }))['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  });
});

describe('a service whose collector', () => {
  const stopsWithinMs = 8_000;

  const worksWith = async (endpoint: string): Promise<void> => {
    const env = { LOG_LEVEL: 'silent', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER: 'always_on' };
    const service = await startService(works, { env });
    const answers = await Promise.all(
      Array.from({ length: 600 }, () => fetch(`${service.url}/api/v1/works`, { method: 'POST' }).then(({ status }) => status)),
    );
    expect(new Set(answers)).toEqual(new Set([201]));
    const begin = performance.now();
    await service.close();
    expect(performance.now() - begin).toBeLessThan(stopsWithinMs);
  };

  it('is gone works all the same, and stops in time', async () => worksWith(`http://127.0.0.1:${await freePort()}`));

  it('takes and never answers works all the same, and stops in time', async () => {
    const silent = new LocalServer(() => undefined);
    await worksWith(await silent.start());
    await silent.stop();
  });
});

describe('a service that is not traced', () => {
  it('passes on what it got, and has no door for the exchange', async () => {
    const service = await startService(works, { env: { LOG_LEVEL: 'silent' } });
    const answer = await fetch(`${service.url}/api/v1/works`, { method: 'POST', headers: { traceparent: notChosen } });
    expect(await answer.json()).toEqual({ traceparent: notChosen });
    await eventually(async () => expect((await fetch(`${service.url}/internal/kept-traces`, { method: 'POST' })).status).toBe(404));
    await service.close();
  });
});
