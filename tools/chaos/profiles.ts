import type { ChaosOptions } from './options.js';

export type ProfileName = 'ci';

/** Options that belong together; they win over those that are given singly. */
export const profiles: Readonly<Record<ProfileName, Partial<ChaosOptions>>> = {
  /** Short enough to run with every change, and the same each time. */
  ci: { minutes: 1, seed: 7, customers: 12, intensity: 2 },
};
