import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';

jest.setTimeout(120_000); // a whole service is loaded, on a machine that may be busy

/** Loads a whole service, asks for tracing as its start does, and prints which packages of OpenTelemetry are there then. */
const program = `
  import { createRequire } from 'node:module';
  await import(process.argv[1] + '/apps/order/src/service.js');
  const { startTracing } = await import(process.argv[1] + '/libs/platform/src/tracing/start-tracing.js');
  const tracing = await startTracing({
    SERVICE_NAME: 'order', OTEL_EXPORTER_OTLP_ENDPOINT: process.argv[2] || undefined, OTEL_TRACES_SAMPLER: 'always_on',
    OTEL_TRACES_SAMPLER_ARG: 1, TRACE_SLOW_MS: 1000, TRACE_HELD_SPANS: 10,
  });
  const files = Object.keys(createRequire(process.argv[1] + '/').cache);
  console.log(JSON.stringify([...new Set(files.flatMap((file) => /@opentelemetry.([^/\\\\]+)/.exec(file)?.[1] ?? []))].sort()));
  await tracing?.close();
`;

const loaded = async (endpoint: string): Promise<string[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, resolve('dist'), endpoint]);
  return JSON.parse(stdout) as string[];
};

describe('a service', () => {
  it('loads nothing of the SDK while nobody takes traces', async () => {
    expect(await loaded('')).toEqual(['api']); // prom-client's
  });

  it('loads it when somebody does', async () => {
    expect(await loaded('http://127.0.0.1:1')).toEqual(expect.arrayContaining(['sdk-trace-base', 'exporter-trace-otlp-proto']));
  });
});
