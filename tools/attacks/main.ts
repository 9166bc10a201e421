import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { load, type Figures } from '../gateway-bench/load.js';
import { startProgram, type Running } from '../gateway-bench/processes.js';
import { makeToken } from '../gateway-bench/token.js';
import { memoryMb } from '../stack/output/memory.js';
import { freePort } from '../stack/process/free-port.js';
import { repositoryRoot } from '../stack/repository.js';
import { positive, wholeFrom } from '../terminal/option-values.js';
import { table } from '../terminal/table.js';
import { attacks, type Attack } from './attack.js';
import type { Ending } from './hostile-connection.js';
import { faultsOf, ratioOf, wantedRatio, type Outcome } from './verdict.js';

const mine = '/api/v1/orders';

function attacksNamed(words: string): Attack[] {
  const found = attacks.filter(({ name }) => name.includes(words));
  if (found.length === 0) throw new InvalidArgumentError(`there are: ${attacks.map(({ name }) => name).join('; ')}`);
  return found;
}

const options = new Command('npm run bench:attacks --')
  .description('What other customers notice while somebody attacks the gateway, and how it gets rid of him. All on the loopback address.')
  .option('--clients <number>', 'customers, asking one thing after the other', wholeFrom(1), 4)
  .option('--seconds <number>', 'for how long each, calm and under attack', positive, 20)
  .addOption(new Option('--only <words>', 'attacks whose name holds these words').argParser(attacksNamed).default(attacks, 'all'))
  .parse()
  .opts<{ clients: number; seconds: number; only: readonly Attack[] }>();

async function suffer(attack: Attack, gateway: Running, ask: (seconds: number) => Promise<Figures>): Promise<Outcome> {
  const before = await ask(options.seconds / 2);
  const attacker = fork(join(repositoryRoot, 'dist/tools/attacks/attacker.js'), [attack.name, new URL(gateway.url).port]);
  try {
    const during = await ask(options.seconds);
    const megabytes = memoryMb([gateway.pid]) ?? 0;
    const said = once(attacker, 'message') as Promise<[Ending[]]>;
    attacker.send('enough');
    const [endings] = await said;
    const after = await ask(options.seconds / 2);
    return { attack, before, during, after, endings, megabytes };
  } finally {
    attacker.kill();
  }
}

const middleOf = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

function rowOf(outcome: Outcome): (string | number)[] {
  const { attack, before, during, after, endings, megabytes } = outcome;
  const statuses = [...new Set(endings.map(({ status }) => status ?? 'cut off'))].join(', ');
  const endedAfter = endings.length > 0 ? `${(middleOf(endings.map(({ afterMs }) => afterMs)) / 1_000).toFixed(1)} s` : '–';
  return [
    attack.name,
    ...[before, during, after].map(({ p99 }) => p99.toFixed(1)),
    Math.max(ratioOf(outcome, during), ratioOf(outcome, after)).toFixed(2),
    during.failures,
    endings.length,
    statuses || '–',
    endedAfter,
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
  for (const [index, attack] of options.only.entries()) {
    console.log(`${index + 1} of ${options.only.length}: ${attack.name}, ${2 * options.seconds} s …`);
    outcomes.push(await suffer(attack, gateway, ask));
  }
  const head = ['attack', 'p99 ms before', 'during', 'after', 'ratio', 'failures', 'ended', 'by', 'ended after', 'MB'];
  console.log(`\n${table(head, outcomes.map(rowOf))}\n`);
  const faults = outcomes.flatMap((outcome) => faultsOf(outcome).map((fault) => `✗ ${outcome.attack.name}: ${fault}`));
  console.log(faults.join('\n') || `✓ nobody else waited more than ${wantedRatio} times as long (p99) or was refused`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await Promise.all(processes.map((process) => process.stop()));
}
process.disconnect?.();
