import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { memoryMb } from '../stack/output/memory.js';
import { freePort } from '../stack/process/free-port.js';
import { table } from '../terminal/table.js';
import { load, type Figures } from './load.js';
import { nginxVersion, startNginx, startProgram, type Running } from './processes.js';
import { makeToken } from './token.js';

const wanted = { authenticated: 0.5, cached: 1, memoryGrowth: 0.1 };
const [reads, mine] = ['/api/v1/products', '/api/v1/orders'];

const options = new Command('npm run bench:gateway --')
  .description('The gateway beside nginx as a plain proxy, in front of the same service, one after the other; and its memory under load.')
  .option('--clients <number>', 'asking at the same time', Number, 32)
  .option('--seconds <number>', 'for how long each', Number, 10)
  .option('--memory-seconds <number>', 'of load while the memory is watched', Number, 60)
  .parse()
  .opts<{ clients: number; seconds: number; memorySeconds: number }>();

const folder = mkdtempSync(join(tmpdir(), 'saga-shop-gateway-bench-'));
const processes: Running[] = [];
const started = async (start: Promise<Running>): Promise<Running> => {
  const process = await start;
  processes.push(process);
  return process;
};

interface Target {
  readonly name: string;
  readonly url: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
}

const rounds = 3;

/** In turns, so that a machine that is busy for a while is busy for all. The median of the rounds counts, figure by figure. */
async function measure(targets: readonly Target[]): Promise<(readonly [string, Figures])[]> {
  const run = ({ url, path, headers = {} }: Target, seconds: number) => load(url, path, headers, options.clients, seconds);
  for (const target of targets) await run(target, 2); // compilers warm up
  const figures = targets.map((): Figures[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) figures[index]?.push(await run(target, options.seconds / rounds));
  return targets.map(({ name }, index) => [name, medianOf(figures[index] ?? [])]);
}

function medianOf(figures: readonly Figures[]): Figures {
  const median = (of: keyof Figures): number =>
    figures.map((one) => one[of]).toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;
  const failures = figures.reduce((sum, one) => sum + one.failures, 0);
  return { perSecond: median('perSecond'), p50: median('p50'), p99: median('p99'), failures };
}

const verdict = (holds: boolean, words: string): string => `${holds ? '✓' : '✗'} ${words}`;

async function main(): Promise<void> {
  console.log(describeSurroundings(surroundings()));
  const [upstreamPort, nginxPort, gatewayPort] = [await freePort(), await freePort(), await freePort()];
  const { token, jwks } = await makeToken();
  const service = await started(startProgram('tools/gateway-bench/upstream.js', upstreamPort, reads, { JWKS: jwks }));
  const env = { USER_URL: service.url, CATALOG_URL: service.url, ORDER_URL: service.url, PAYMENT_URL: service.url };
  const gateway = await started(
    startProgram('apps/gateway/src/main.js', gatewayPort, '/health/live', {
      ...env,
      JWKS_URL: `${service.url}/.well-known/jwks.json`,
      LOG_LEVEL: 'warn', // nginx writes no line per request either
      RATE_LIMIT_FACTOR: '1000000',
    }),
  );
  const version = nginxVersion();
  const authorization = `Bearer ${token}`;
  const nginx = version
    ? [{ name: `nginx ${version}, one worker`, url: (await started(startNginx(folder, nginxPort, upstreamPort, mine))).url, path: mine }]
    : [];
  const rows = await measure([
    { name: 'the service alone', url: service.url, path: mine },
    ...nginx,
    { name: 'gateway, authenticated', url: gateway.url, path: mine, headers: { authorization } },
    { name: 'gateway, cached read', url: gateway.url, path: reads },
  ]);
  print(rows, version !== undefined);
  await watchMemory(gateway, token);
}

function print(rows: readonly (readonly [string, Figures])[], hasNginx: boolean): void {
  const alone = rows[0]?.[1];
  const nginx = hasNginx ? rows[1]?.[1] : undefined;
  const cells = rows.map(([name, { perSecond, p50, p99, failures }]) => [
    name,
    perSecond,
    p50.toFixed(2),
    p99.toFixed(2),
    (p99 - (alone?.p99 ?? 0)).toFixed(2),
    nginx ? (perSecond / nginx.perSecond).toFixed(2) : '–',
    failures,
  ]);
  console.log(`\n${table(['', 'requests/s', 'p50 ms', 'p99 ms', 'added p99', 'of nginx', 'failures'], cells)}\n`);
  if (rows.some(([, { failures }]) => failures > 0)) process.exitCode = 1;
  if (!nginx) {
    console.log('nginx is not installed here, so there is nothing to compare with (Debian: apt-get install nginx-light).');
    return;
  }
  for (const [row, least] of [
    [rows.at(-2), wanted.authenticated],
    [rows.at(-1), wanted.cached],
  ] as const) {
    const ratio = (row?.[1].perSecond ?? 0) / nginx.perSecond;
    console.log(verdict(ratio >= least, `${row?.[0]}: ${ratio.toFixed(2)} of nginx, ${least} wanted`));
  }
}

/** After a first part, in which the heap finds its size, it must stay as it is. */
async function watchMemory(gateway: Running, token: string): Promise<void> {
  const part = options.memorySeconds / 6;
  const megabytes: number[] = [];
  for (let count = 0; count < 6; count++) {
    await load(gateway.url, count % 2 ? reads : mine, { authorization: `Bearer ${token}` }, options.clients, part);
    megabytes.push(memoryMb([gateway.pid]) ?? 0);
  }
  const [, first = 0] = megabytes;
  const growth = Math.max(...megabytes.slice(2)) / first - 1;
  const words = `memory over ${options.memorySeconds} s of load: ${megabytes.map((mb) => Math.round(mb)).join(', ')} MB`;
  console.log(
    verdict(growth <= wanted.memoryGrowth, `${words}, at most ${wanted.memoryGrowth * 100} % more than in the second part wanted`),
  );
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await Promise.all(processes.map((process) => process.stop()));
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect?.();
