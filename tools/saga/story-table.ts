import type { EventDefinition, Step } from '@app/contracts';
import { table } from '../terminal/table.js';

const names = (facts: readonly EventDefinition[]): string[] => facts.map(({ type }) => type);

/** The story as text: a row per step, in the order in which it is told. */
export function storyTable(story: readonly Step[]): string {
  const rows = story.map(({ service, hears, does, tells, kind, undoes = '' }) => [service, names(hears), does, names(tells), kind, undoes]);
  return table(['service', 'hears', 'does', 'tells', 'kind', 'undoes'], rows, true);
}
