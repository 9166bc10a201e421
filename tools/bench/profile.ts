import { writeFileSync } from 'node:fs';
import { logSize, readLog } from '../stack/process/log-file.js';
import { waitUntil } from '../stack/process/wait-until.js';

const WITHIN_MS = 10_000;

/** Services started with this open their inspector, when asked, on a port of their own. */
export const inspectable = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' } as const;

interface Inspected {
  readonly pid: number;
  readonly log: string;
}

/**
 * Writes what a Node process does with its CPU while `work` runs, as a `.cpuprofile` that Chrome and VS Code read.
 * @param service started with `inspectable`
 */
export async function profiled<T>({ pid, log }: Inspected, file: string, work: () => Promise<T>): Promise<T> {
  const inspector = await Inspector.open(pid, log);
  try {
    await inspector.ask('Profiler.enable');
    await inspector.ask('Profiler.start');
    const result = await work();
    const { profile } = await inspector.ask<{ profile: unknown }>('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
    return result;
  } finally {
    inspector.close();
  }
}

/** A conversation in the protocol of Chrome's developer tools. */
class Inspector {
  #lastId = 0;

  private constructor(private readonly socket: WebSocket) {}

  /** SIGUSR1 opens the inspector, which tells its address in the log. */
  static async open(pid: number, log: string): Promise<Inspector> {
    const from = logSize(log);
    process.kill(pid, 'SIGUSR1');
    let address: string | undefined;
    await waitUntil(() => Boolean((address = /ws:\/\/\S+/.exec(readLog(log, from))?.[0])), WITHIN_MS);
    if (!address) throw new Error(`the inspector of process ${pid} does not open`);
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error(`${address} cannot be reached`)), { once: true });
    });
    return new Inspector(socket);
  }

  ask<Answer>(method: string): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const hear = ({ data }: MessageEvent): void => {
        const message = JSON.parse(String(data)) as { id?: number; result?: Answer; error?: { message: string } };
        if (message.id !== id) return;
        this.socket.removeEventListener('message', hear);
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result as Answer);
      };
      this.socket.addEventListener('message', hear);
      this.socket.send(JSON.stringify({ id, method }));
    });
  }

  close(): void {
    this.socket.close();
  }
}
