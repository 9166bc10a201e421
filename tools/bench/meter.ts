import { memoryMb } from '../stack/output/memory.js';
import type { RunningStack } from '../stack/running-stack.js';
import { cpuMs } from './cpu.js';

export type PerProcess = Readonly<Record<string, number>>;

/** Reads what somebody uses; the customers are `load`. */
export interface Meter {
  /** False: the customers are all it sees. */
  readonly seesTheShop: boolean;
  /** CPU milliseconds so far. */
  cpu(): PerProcess;
  /** Proportional memory now, in MB. */
  memory(): PerProcess;
}

/** Of a shop whose processes cannot be seen. */
export const customersMeter: Meter = {
  seesTheShop: false,
  cpu: () => ({ load: cpuOfCustomers() }),
  memory: () => ({}),
};

function cpuOfCustomers(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of each process of a stack. */
export class StackMeter implements Meter {
  readonly seesTheShop = true;

  constructor(private readonly stack: RunningStack) {}

  cpu(): PerProcess {
    return { ...this.#each(cpuMs), load: cpuOfCustomers() };
  }

  memory(): PerProcess {
    return this.#each((pid) => memoryMb([pid]) ?? 0);
  }

  #each(figure: (pid: number) => number): PerProcess {
    const names = Map.groupBy(this.stack.processes, ({ pid }) => pid);
    return Object.fromEntries(
      [...names].map(([pid, [only, ...others]]) => [only && others.length === 0 ? only.name : 'services', figure(pid)]),
    );
  }
}

/** Figure by figure; a process that was started again counts from 0. */
export const difference = (after: PerProcess, before: PerProcess): PerProcess =>
  Object.fromEntries(Object.entries(after).map(([name, figure]) => [name, Math.max(0, figure - (before[name] ?? 0))]));

export const total = (figures: PerProcess): number => Object.values(figures).reduce((sum, figure) => sum + figure, 0);
