import { join } from 'node:path';
import type { ServiceName } from '../../stack/names.js';
import type { ManagedProcess } from '../../stack/process/managed-process.js';
import { isReady } from '../../stack/services/is-ready.js';
import { nodeProgram } from '../../stack/services/node-program.js';
import { Supervised } from '../../stack/supervision/supervised.js';
import { serviceOf, type InstanceName } from './names.js';

export interface InstanceOptions {
  readonly name: InstanceName;
  readonly port: number;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Hears of an end that nobody has asked for, and of the return. */
  readonly tell: (line: string) => void;
}

/** One process of a service. What ends without having been told to comes back, as under every supervisor. */
export class Instance {
  readonly name: InstanceName;
  readonly service: ServiceName;
  readonly url: string;
  readonly process: ManagedProcess;
  readonly #supervised: Supervised;
  #isFrozen = false;

  constructor({ name, port, dataDir, env, tell }: InstanceOptions) {
    this.name = name;
    this.service = serviceOf(name);
    this.url = `http://127.0.0.1:${port}`;
    this.process = nodeProgram({
      name,
      file: join('apps', this.service, 'src', 'main.js'),
      dataDir,
      logName: name,
      env,
      isReady: () => isReady(this.url),
    });
    this.#supervised = new Supervised(this.process, () => this.process.restart(), { tell, changed: () => undefined });
  }

  start(): Promise<void> {
    return this.#supervised.start();
  }

  /** SIGKILL; it stays dead until `restart`. */
  kill(): Promise<void> {
    this.#isFrozen = false;
    return this.#supervised.kill({ stayDown: true });
  }

  /** Resolves when it is ready again, whether it ran or not. */
  async restart(): Promise<void> {
    this.thaw();
    await this.#supervised.restart();
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.#supervised.stop();
  }

  freeze(): void {
    this.#isFrozen = true;
    this.process.signal('SIGSTOP');
  }

  thaw(): void {
    if (this.#isFrozen) this.process.signal('SIGCONT');
    this.#isFrozen = false;
  }
}
