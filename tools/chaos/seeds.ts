import type { ChaosOptions } from './options.js';

export interface Regression {
  readonly options: Pick<ChaosOptions, 'seed' | 'minutes' | 'customers' | 'intensity'> & Partial<ChaosOptions>;
  /** What this schedule once brought to light. */
  readonly found: string;
}

/** Schedules under which something was wrong once. A run of any of them must be clean: `npm run chaos -- --regression 1`. */
export const regressions: readonly Regression[] = [
  {
    options: { seed: 3, minutes: 2, customers: 8, intensity: 2, only: ['kill-broker'] },
    found:
      'The broker is killed. A consumer hears of a rebalance, cannot join while the broker starts, and goes on fetching without partitions: ' +
      'its records were skipped until it joined again, and orders waited for ever.',
  },
];
