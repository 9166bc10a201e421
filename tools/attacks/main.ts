import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { load, type Figures } from '../gateway-bench/load.js';
import { startProgram, type Running } from '../gateway-bench/processes.js';
import { makeToken } from '../gateway-bench/token.js';
import { memoryMb } from '../stack/output/memory.js';
import { freePort } from '../stack/process/free-port.js';
import { repositoryRoot } from '../stack/repository.js';
import { table } from '../terminal/table.js';
import { attacks, type Attack } from './attack.js';
import type { Ending } from './hostile-connection.js';

const mine = '/api/v1/orders';
const wantedRatio = 3;

const options = new Command('npm run bench:attacks --')
  .description('What other customers notice while somebody attacks the gateway, and how it gets rid of him. All on the loopback address.')
  .option('--clients <number>', 'customers, asking one thing after the other', Number, 4)
  .option('--seconds <number>', 'for how long each, calm and under attack', Number, 20)
  .option('--only <words>', 'attacks whose name holds these words')
  .parse()
  .opts<{ clients: number; seconds: number; only?: string }>();

interface Outcome {
  readonly attack: Attack;
  readonly calm: Figures;
  readonly attacked: Figures;
  readonly endings: readonly Ending[];
  readonly megabytes: number;
}

async function suffer(attack: Attack, gateway: Running, ask: (seconds: number) => Promise<Figures>): Promise<Outcome> {
  const before = await ask(options.seconds / 2);
  const attacker = fork(join(repositoryRoot, 'dist/tools/attacks/attacker.js'), [attack.name, new URL(gateway.url).port]);
  try {
    const attacked = await ask(options.seconds);
    const megabytes = memoryMb([gateway.pid]) ?? 0;
    const said = once(attacker, 'message') as Promise<[Ending[]]>;
    attacker.send('enough');
    const [endings] = await said;
    const after = await ask(options.seconds / 2);
    // The machine may be busier at one time than at another: the attack is compared with the worse of before and after.
    return { attack, calm: before.p99 > after.p99 ? before : after, attacked, endings, megabytes };
  } finally {
    attacker.kill();
  }
}

const middleOf = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

function rowOf({ attack, calm, attacked, endings, megabytes }: Outcome): (string | number)[] {
  const statuses = [...new Set(endings.map(({ status }) => status ?? 'cut off'))].join(', ');
  const after = endings.length > 0 ? `${(middleOf(endings.map(({ afterMs }) => afterMs)) / 1_000).toFixed(1)} s` : '–';
  const ratio = (attacked.p99 / calm.p99).toFixed(2);
  return [
    attack.name,
    calm.p99.toFixed(1),
    attacked.p99.toFixed(1),
    ratio,
    attacked.failures,
    endings.length,
    statuses || '–',
    after,
    Math.round(megabytes),
  ];
}

const processes: Running[] = [];
try {
  console.log(describeSurroundings(surroundings()));
  const { token, jwks } = await makeToken();
  const service = await startProgram('tools/gateway-bench/upstream.js', await freePort(), mine, { JWKS: jwks });
  processes.push(service);
  const upstreams = Object.fromEntries(['USER', 'CATALOG', 'ORDER', 'PAYMENT'].map((name) => [`${name}_URL`, service.url]));
  const env = { ...upstreams, JWKS_URL: `${service.url}/.well-known/jwks.json`, LOG_LEVEL: 'silent', RATE_LIMIT_FACTOR: '1000000' };
  const gateway = await startProgram('apps/gateway/src/main.js', await freePort(), '/health/live', env);
  processes.push(gateway);
  const ask = (seconds: number): Promise<Figures> =>
    load(gateway.url, mine, { authorization: `Bearer ${token}` }, options.clients, seconds);
  await ask(3); // compilers warm up
  const outcomes: Outcome[] = [];
  for (const attack of attacks.filter(({ name }) => name.includes(options.only ?? ''))) outcomes.push(await suffer(attack, gateway, ask));
  const head = ['attack', 'calm p99 ms', 'attacked', 'ratio', 'failures', 'ended', 'by', 'after', 'MB'];
  console.log(`\n${table(head, outcomes.map(rowOf))}\n`);
  const suffered = outcomes.filter(({ calm, attacked }) => attacked.p99 > wantedRatio * calm.p99 || attacked.failures > 0);
  for (const { attack } of suffered) console.log(`✗ ${attack.name}: customers noticed`);
  if (suffered.length === 0) console.log(`✓ nobody else waited more than ${wantedRatio} times as long (p99) or was refused`);
  process.exitCode = suffered.length === 0 ? 0 : 1;
} finally {
  await Promise.all(processes.map((process) => process.stop()));
}
process.disconnect?.();
