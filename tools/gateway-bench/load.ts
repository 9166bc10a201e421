import { performance } from 'node:perf_hooks';
import { Client } from './client.js';

export interface Figures {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

/** So many clients, each asking again as soon as it has its answer. */
export async function load(url: string, path: string, headers: Record<string, string>, clients: number, seconds: number): Promise<Figures> {
  const times: number[] = [];
  let failures = 0;
  const end = performance.now() + seconds * 1_000;
  const run = async (client: Client): Promise<void> => {
    while (performance.now() < end) {
      const begin = performance.now();
      const status = await client.ask();
      times.push(performance.now() - begin);
      if (status !== 200) failures++;
    }
    client.close();
  };
  await Promise.all(Array.from({ length: clients }, () => run(new Client(new URL(url), path, headers))));
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99), failures };
}
