import { stopOrder, type ProcessName } from '../names.js';
import type { ManagedProcess } from '../process/managed-process.js';
import { Supervised, type SupervisionListener } from './supervised.js';

/** In one-process mode one process, `services`, stands for all services. */
export type PartName = ProcessName | 'services';

/** Keeps the parts of a stack running until they are stopped, in order. */
export class Supervisor {
  readonly #parts = new Map<PartName, Supervised>();

  constructor(private readonly listener: SupervisionListener) {}

  /** Looks after a process from now on, whether it runs yet or not. */
  watch(name: PartName, process: ManagedProcess, again = (): Promise<void> => process.restart()): Supervised {
    const part = new Supervised(process, again, this.listener);
    this.#parts.set(name, part);
    return part;
  }

  find(name: PartName): Supervised | undefined {
    return this.#parts.get(name);
  }

  async stopAll(): Promise<void> {
    const rows: readonly (readonly PartName[])[] = [['services'], ...stopOrder];
    for (const row of rows) await Promise.all(row.map((name) => this.#parts.get(name)?.stop()));
  }
}
