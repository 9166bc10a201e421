import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { memoryMb } from '../stack/output/memory.js';
import { freePort } from '../stack/process/free-port.js';
import { positive, wholeFrom } from '../terminal/option-values.js';
import { table } from '../terminal/table.js';
import { load } from './load.js';
import { measure, type Measured } from './measure.js';
import { nginxVersion, startNginx, startProgram, type Running } from './processes.js';
import { makeToken } from './token.js';

const wanted = { authenticated: 0.5, cached: 1, memoryGrowth: 0.1 };
const [reads, mine] = ['/api/v1/products', '/api/v1/orders'];

const options = new Command('npm run bench:gateway --')
  .description('The gateway beside nginx as a plain proxy, in front of the same service, one after the other; and its memory under load.')
  .option('--clients <number>', 'asking at the same time', wholeFrom(1), 32)
  .option('--seconds <number>', 'for how long each', positive, 10)
  .option('--memory-seconds <number>', 'of load while the memory is watched, after as many before', positive, 60)
  .parse()
  .opts<{ clients: number; seconds: number; memorySeconds: number }>();

const folder = mkdtempSync(join(tmpdir(), 'saga-shop-gateway-bench-'));
const processes: Running[] = [];
const started = async (start: Promise<Running>): Promise<Running> => {
  const process = await start;
  processes.push(process);
  return process;
};

function verdict(holds: boolean, words: string): string {
  if (!holds) process.exitCode = 1;
  return `${holds ? '✓' : '✗'} ${words}`;
}

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
  const asCustomer = { path: mine, headers: { authorization } };
  const nginx = version
    ? [{ name: `nginx ${version}, one worker`, running: await started(startNginx(folder, nginxPort, upstreamPort, mine)), ...asCustomer }]
    : [];
  const targets = [
    { name: 'the service alone', running: service, ...asCustomer },
    ...nginx,
    { name: 'gateway, authenticated', running: gateway, ...asCustomer },
    { name: 'gateway, cached read', running: gateway, path: reads },
  ];
  print(await measure(targets, options.clients, options.seconds), version !== undefined);
  await watchMemory(gateway, token);
}

function print(rows: readonly Measured[], hasNginx: boolean): void {
  const [alone] = rows;
  const nginx = hasNginx ? rows[1] : undefined;
  const cells = rows.map(({ name, perSecond, p50, p99, cpuMicros, failures }) => [
    name,
    perSecond,
    nginx ? (perSecond / nginx.perSecond).toFixed(2) : '–',
    Math.round(cpuMicros),
    p50.toFixed(2),
    p99.toFixed(2),
    (p99 - (alone?.p99 ?? 0)).toFixed(2),
    failures,
  ]);
  const head = ['', 'requests/s', 'of nginx', 'its CPU µs/request', 'p50 ms', 'p99 ms', 'added p99', 'failures'];
  console.log(`\n${table(head, cells)}\n`);
  if (rows.some(({ failures }) => failures > 0)) process.exitCode = 1;
  if (!nginx) {
    console.log('nginx is not installed here, so there is nothing to compare with (Debian: apt-get install nginx-light).');
    return;
  }
  for (const [row, least] of [
    [rows.at(-2), wanted.authenticated],
    [rows.at(-1), wanted.cached],
  ] as const) {
    const ratio = (row?.perSecond ?? 0) / nginx.perSecond;
    console.log(verdict(ratio >= least, `${row?.name}: ${ratio.toFixed(2)} of nginx, ${least} wanted`));
  }
}

/** After as long a time, in which the heap finds its size, it must stay as it is. */
async function watchMemory(gateway: Running, token: string): Promise<void> {
  const part = options.memorySeconds / 6;
  const megabytes: number[] = [];
  for (let count = 0; count < 12; count++) {
    await load(gateway.url, count % 2 ? reads : mine, { authorization: `Bearer ${token}` }, options.clients, part);
    if (count >= 5) megabytes.push(memoryMb([gateway.pid]) ?? 0);
  }
  const [first = 0] = megabytes;
  const growth = Math.max(...megabytes) / first - 1;
  const words = `memory over ${options.memorySeconds} s of load: ${megabytes.map((mb) => Math.round(mb)).join(', ')} MB`;
  console.log(verdict(growth <= wanted.memoryGrowth, `${words}, at most ${wanted.memoryGrowth * 100} % more than at the beginning wanted`));
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
