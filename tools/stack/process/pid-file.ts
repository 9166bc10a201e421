import { globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { endProcess, identify, isStillRunning, type ProcessIdentity } from './process-table.js';

interface Noted extends ProcessIdentity {
  readonly stopSignal: NodeJS.Signals;
}

export interface Leftover extends Noted {
  readonly name: string;
}

/** Remembers a running process beyond our own life, so that whoever comes after a crash finds it. */
export class PidFile {
  constructor(private readonly file: string) {}

  static of(dataDir: string, name: string): PidFile {
    return new PidFile(join(folderOf(dataDir), `${name}.json`));
  }

  write(pid: number, stopSignal: NodeJS.Signals): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ ...identify(pid), stopSignal } satisfies Noted));
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }

  /** The process it names, if that still runs. */
  running(): Leftover | undefined {
    const noted = this.#read();
    return noted && isStillRunning(noted) ? { ...noted, name: basename(this.file, '.json') } : undefined;
  }

  /** Ends the process it names, if that still runs, and forgets it. */
  async end(withinMs: number): Promise<void> {
    const running = this.running();
    if (running) await endProcess(running.pid, running.stopSignal, withinMs);
    this.remove();
  }

  #read(): Noted | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Noted;
    } catch {
      return undefined;
    }
  }
}

/** Ends at once whatever is noted in this data folder, and in those that several servers have inside it. */
export function killAllBelow(dataDir: string): void {
  for (const file of globSync(['pids/*.json', '*/pids/*.json', '*/*/pids/*.json'], { cwd: dataDir })) {
    const running = new PidFile(join(dataDir, file)).running();
    if (running && running.pid !== process.pid) process.kill(running.pid, 'SIGKILL');
  }
}

const folderOf = (dataDir: string): string => join(dataDir, 'pids');

/** All that are noted in this data folder, by name. */
export function pidFilesIn(dataDir: string): ReadonlyMap<string, PidFile> {
  return new Map(namesIn(folderOf(dataDir)).map((name) => [name, PidFile.of(dataDir, name)]));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((file) => basename(file, '.json'));
  } catch {
    return [];
  }
}
