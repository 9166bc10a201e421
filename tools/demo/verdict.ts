import type { Order } from '@app/client';
import type { Ending } from './ending.js';

/** What differs from how the ending goes; nothing when all is well. */
export function complaintsAbout({ expects }: Ending, { status, reason }: Order, facts: readonly string[]): string[] {
  const missing = expects.facts.filter((fact) => !facts.includes(fact));
  return [
    ...(status === expects.status && reason === expects.reason
      ? []
      : [`should be ${[expects.status, expects.reason ?? []].flat().join(', ')}`]),
    ...(missing.length > 0 ? [`never told: ${missing.join(', ')}`] : []),
  ];
}
