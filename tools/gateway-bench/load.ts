import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';

export interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

/** So many clients, each asking again as soon as it has its answer. */
export async function load(url: string, path: string, headers: Record<string, string>, clients: number, seconds: number): Promise<Figures> {
  const pool = new Pool(url, { connections: clients });
  const times: number[] = [];
  let failures = 0;
  const end = performance.now() + seconds * 1_000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const begin = performance.now();
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
      await body.dump();
      times.push(performance.now() - begin);
      if (statusCode !== 200) failures++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await pool.close();
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99), failures };
}
