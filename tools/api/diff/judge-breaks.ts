import type { Break } from './breaks.js';
import type { MeantBreak } from './releases.js';

export interface BreakOf extends Break {
  readonly document: string;
}

/** The message too: it says how far a break goes, and another one at the same place was not meant. */
const isOf =
  ({ document, at, rule, message }: MeantBreak) =>
  (one: BreakOf): boolean =>
    one.document === document && one.at === at && one.rule === rule && one.message === message;

/** What is to be said about the breaks that were found and those that were meant; nothing when both are the same. */
export function judgeBreaks(found: readonly BreakOf[], meant: readonly MeantBreak[]): string[] {
  const surprises = found.filter((one) => !meant.some((permission) => isOf(permission)(one)));
  const idle = meant.filter((permission) => !found.some(isOf(permission)));
  const silent = meant.filter(({ reason }) => reason.trim().length < 10);
  return [
    ...surprises.map(({ document, at, rule, message }) => `${document} ${at} ${message} (${rule})`),
    ...idle.map(
      ({ document, at, message }) => `${document} ${at} is meant to break and does not (${message}): take it out of meant-breaks.json`,
    ),
    ...silent.map(({ document, at }) => `${document} ${at} is meant to break: say why, for those who must follow`),
  ];
}
