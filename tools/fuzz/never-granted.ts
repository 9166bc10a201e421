import type { FuzzRun } from './tally.js';

/** Operations that chance cannot make succeed, and why. */
const excused: Readonly<Record<string, string>> = {};

/** Operations none of whose requests succeeded: behind a door that never opens nothing was tried. */
export const neverGranted = ({ operations }: Pick<FuzzRun, 'operations'>, excuses = excused): string[] =>
  [...operations].filter(([name, { granted }]) => granted === 0 && !(name in excuses)).map(([name]) => name);
