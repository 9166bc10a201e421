import type { PerProcess } from './meter.js';
import type { Summary } from './summary.js';
import type { Surroundings } from './surroundings.js';

/** One number of customers, measured for a while. */
export interface Level extends Summary {
  readonly customers: number;
  readonly seconds: number;
  /** CPU milliseconds per order. */
  readonly cpuPerOrder: PerProcess;
  /** Of the CPU there is, in percent: all processes and the customers. */
  readonly busyPercent?: number;
  /** Proportional memory at the end, in MB. */
  readonly memory: PerProcess;
}

/** What `bench-<commit>.json` holds. */
export interface BenchResult extends Surroundings {
  readonly floor?: Summary;
  readonly levels: readonly Level[];
  /** Before the first order, in MB. */
  readonly memoryBefore: PerProcess;
  /** What does not agree at the end. */
  readonly complaints: readonly string[];
}

/** Throughput as a part of the floor's. */
export const ratioToFloor = ({ perSecond }: Level, floor: Summary | undefined): number | undefined =>
  floor && floor.perSecond > 0 ? perSecond / floor.perSecond : undefined;
