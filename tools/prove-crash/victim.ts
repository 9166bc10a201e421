import type { ServiceName } from '../stack/names.js';
import type { ManagedProcess } from '../stack/process/managed-process.js';
import { logSize, readLog } from '../stack/process/log-file.js';
import type { RunningStack } from '../stack/running-stack.js';
import type { Row } from './points.js';

/** What a process said when it killed itself. */
export interface LastWords {
  readonly crashpoint: string;
  /** Names of what it was working on: orders, idempotency keys, partitions. */
  readonly inHand: readonly string[];
}

/** A service that has been told where to die. */
export class Victim {
  readonly #process: ManagedProcess;
  readonly #logFrom: number;
  /** Resolves when it has died; rejects when it died of something else. */
  readonly death: Promise<LastWords>;
  isDead = false;

  private constructor(
    private readonly stack: RunningStack,
    readonly service: ServiceName,
    readonly crashpoint: string,
  ) {
    this.#process = processOf(stack, service);
    this.#logFrom = logSize(this.#process.spec.logFile);
    this.death = new Promise((resolve, reject) => {
      this.#process.once('ended', () => {
        this.isDead = true;
        this.#lastWords().then(resolve, reject);
      });
    });
    this.death.catch(() => undefined); // whoever waits is told
  }

  /** It runs on, until it passes the point. */
  static async arm(stack: RunningStack, { point, service, hit }: Row): Promise<Victim> {
    const victim = new Victim(stack, service, `${point}:${hit}`);
    await victim.#process.ask(victim.crashpoint);
    return victim;
  }

  /** Starts it again, not armed; resolves when it is ready. */
  revive(): Promise<void> {
    return this.stack.restart(this.service);
  }

  async #lastWords(): Promise<LastWords> {
    const lines = readLog(this.#process.spec.logFile, this.#logFrom).split('\n');
    const line = lines.find((text) => text.includes(`"crashpoint":"${this.crashpoint}"`));
    if (!line) throw new Error(`${this.service} was killed, but not at ${this.crashpoint}`);
    return JSON.parse(line) as LastWords;
  }
}

function processOf(stack: RunningStack, service: ServiceName): ManagedProcess {
  const part = stack.supervisor.find(service);
  if (!part) throw new Error(`${service} is not a process of its own here`);
  return part.process;
}
