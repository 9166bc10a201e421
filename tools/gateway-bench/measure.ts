import { cpuMs } from '../bench/cpu.js';
import { load, type Figures } from './load.js';
import type { Running } from './processes.js';

export interface Target {
  readonly name: string;
  readonly running: Running;
  readonly path: string;
  readonly headers?: Record<string, string>;
}

export interface Measured extends Figures {
  readonly name: string;
  /** Microseconds of processor time that the process in front spends on a request. */
  readonly cpuMicros: number;
}

const rounds = 3;
const warmUpSeconds = 4;

/** In turns, so that a machine that is busy for a while is busy for all. The median of the rounds counts, figure by figure. */
export async function measure(targets: readonly Target[], clients: number, seconds: number): Promise<Measured[]> {
  for (const target of targets) await run(target, clients, warmUpSeconds); // compilers warm up
  const figures = targets.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) figures[index]?.push(await run(target, clients, seconds / rounds));
  return targets.map(({ name }, index) => medianOf(name, figures[index] ?? []));
}

async function run({ name, running, path, headers = {} }: Target, clients: number, seconds: number): Promise<Measured> {
  const before = cpuMs(running.pid);
  const figures = await load(running.url, path, headers, clients, seconds);
  return { name, ...figures, cpuMicros: ((cpuMs(running.pid) - before) * 1_000) / figures.requests };
}

function medianOf(name: string, all: readonly Measured[]): Measured {
  const median = (of: keyof Omit<Measured, 'name'>): number =>
    all.map((one) => one[of]).toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
  const sum = (of: 'requests' | 'failures'): number => all.reduce((total, one) => total + one[of], 0);
  const figures = { perSecond: median('perSecond'), p50: median('p50'), p99: median('p99'), cpuMicros: median('cpuMicros') };
  return { name, ...figures, requests: sum('requests'), failures: sum('failures') };
}
