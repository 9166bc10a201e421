import type { RunningKafka } from './kafka/start-kafka.js';
import type { Mode } from './mode.js';
import { isServiceName, processNames, type ProcessName, type ServiceName } from './names.js';
import type { StackOptions } from './options.js';
import type { RunningPostgres } from './postgres/start-postgres.js';
import type { Ports } from './process/claim-ports.js';
import type { PidFile } from './process/pid-file.js';
import { removeRuntimeFolder } from './state/runtime-folder.js';
import { removeState, writeState, type ProcessState } from './state/state-file.js';
import type { Supervised } from './supervision/supervised.js';
import { Supervisor } from './supervision/supervisor.js';
import type { ServiceEnvironments } from './surroundings.js';

/** A stack from its first process to its last. */
export class RunningStack {
  readonly supervisor: Supervisor;
  readonly #startedAt = new Date();
  #readyAfterMs: number | undefined;
  #stopped: Promise<void> | undefined;
  /** Set as the start goes on. */
  postgres!: RunningPostgres;
  kafka?: RunningKafka;
  environments!: ServiceEnvironments;

  constructor(
    readonly options: StackOptions,
    readonly ports: Ports,
    readonly mode: Mode,
    private readonly lock: PidFile,
    tell: (line: string) => void,
  ) {
    this.supervisor = new Supervisor({ tell, changed: () => this.#writeState() });
  }

  get dataDir(): string {
    return this.options.dataDir;
  }

  get readyAfterMs(): number {
    return this.#readyAfterMs ?? 0;
  }

  url(name: ProcessName): string {
    const scheme = name === 'postgres' ? 'postgresql' : name === 'kafka' ? 'kafka' : 'http';
    return `${scheme}://127.0.0.1:${this.ports[name]}`;
  }

  env(service: ServiceName): Record<string, string | undefined> {
    return this.environments.of(service);
  }

  /** What runs, as `.data/stack.json` has it. */
  get processes(): ProcessState[] {
    return processNames.flatMap((name) => {
      const process = this.#find(name)?.process;
      return process?.pid === undefined
        ? []
        : [{ name, pid: process.pid, port: this.ports[name], url: this.url(name), log: process.spec.logFile }];
    });
  }

  /** SIGKILL. It comes back by itself, unless it is to stay down until `restart`. */
  kill(name: ProcessName, options?: { stayDown: boolean }): Promise<void> {
    return this.#single(name).kill(options);
  }

  restart(name: ProcessName): Promise<void> {
    return this.#single(name).restart();
  }

  becameReady(afterMs: number): void {
    this.#readyAfterMs = afterMs;
    this.#writeState();
  }

  /** Stops everything in order; nothing is left running. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    await this.supervisor.stopAll();
    removeState(this.dataDir);
    removeRuntimeFolder(this.dataDir);
    this.lock.remove();
  }

  #find(name: ProcessName): Supervised | undefined {
    return this.supervisor.find(name) ?? (this.#isTogether(name) ? this.supervisor.find('services') : undefined);
  }

  #isTogether(name: ProcessName): boolean {
    return isServiceName(name) && this.options.services.includes(name);
  }

  #single(name: ProcessName): Supervised {
    const part = this.supervisor.find(name);
    if (part) return part;
    if (!this.#find(name)) throw new Error(`${name} is not running here`);
    throw new Error(
      `${name} shares one process with all services, so it cannot be restarted or killed alone. \`npm start\` with Java 17+ and Maven can.`,
    );
  }

  #writeState(): void {
    if (this.#readyAfterMs === undefined || this.#stopped) return;
    const readyAfterMs = Math.round(this.#readyAfterMs);
    writeState(this.dataDir, { startedAt: this.#startedAt.toISOString(), readyAfterMs, processes: this.processes });
  }
}
