import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { waitUntil } from '../../tools/stack/process/wait-until.js';
import { portSettings } from '../../tools/stack/options.js';
import { repositoryRoot } from '../../tools/stack/repository.js';
import { readState, type ProcessState } from '../../tools/stack/state/state-file.js';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const freePorts = Object.fromEntries(Object.values(portSettings).map(({ variable }) => [variable, '0']));

/** What somebody types: the scripts of package.json, on free ports and a data folder of the test's own. */
export class FrontDoor {
  #starting?: { readonly child: ChildProcess; readonly ended: Promise<Ended> };

  constructor(
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** `npm start`, until it says that it is ready. @returns what it has said */
  async start(): Promise<string> {
    let said = '';
    this.#starting = this.#run('start', [], (text) => (said += text));
    const { child } = this.#starting;
    const isReady = (): boolean => said.includes('Ctrl-C stops everything') || child.exitCode !== null;
    if (!(await waitUntil(isReady, 120_000)) || child.exitCode !== null) throw new Error(said);
    return said;
  }

  /** Resolves when what `start` began has ended. */
  async closed(): Promise<Ended> {
    return (await this.#starting?.ended) ?? { code: null, output: 'never started' };
  }

  ctrlC(): void {
    this.#starting?.child.kill('SIGINT');
  }

  /** Any other script, to its end. */
  run(script: 'stack' | 'demo' | 'chaos', ...args: string[]): Promise<Ended> {
    return this.#run(script, args).ended;
  }

  processes(): readonly ProcessState[] {
    return readState(this.dataDir)?.processes ?? [];
  }

  process(name: ProcessState['name']): ProcessState {
    const found = this.processes().find((process) => process.name === name);
    if (!found) throw new Error(`${name} does not run`);
    return found;
  }

  #run(script: string, args: readonly string[], hear: (text: string) => void = () => undefined) {
    const env = { ...process.env, ...freePorts, ...this.env, DATA_DIR: this.dataDir };
    const child = spawn(process.execPath, [join(repositoryRoot, 'tools', `${script}.mjs`), ...args], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        hear(text);
      });
    }
    return { child, ended: new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output }))) };
  }
}
