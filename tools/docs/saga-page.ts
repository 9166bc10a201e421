import type { Step } from '@app/contracts';
import { storyDiagram } from '../saga/story-diagram.js';

const cell = (facts: Step['hears']): string => facts.map(({ type }) => type).join(', ') || '–';

/** The story as a page: picture, table, and the graph of facts and steps that GitHub draws. */
export function sagaPage(story: readonly Step[]): string {
  return [
    '# The place-order saga',
    '',
    'Drawn by `npm run docs` from [`story.ts`](../../libs/contracts/src/place-order/story.ts), the table that every service is tested against. The story in words: [place-order](../../libs/contracts/src/place-order/README.md).',
    '',
    '![The saga: a lane per service, a box per step, an arrow per fact](saga.svg)',
    '',
    '## Step by step',
    '',
    '| service | hears | does | tells | kind | undoes |',
    '|---|---|---|---|---|---|',
    ...story.map(
      ({ service, hears, does, tells, kind, undoes = '' }) =>
        `| ${service} | ${cell(hears)} | **${does}** | ${cell(tells)} | ${kind} | ${undoes} |`,
    ),
    '',
    'Where nothing is heard, a person or the clock begins.',
    '',
    '## As a graph',
    '',
    '```mermaid',
    storyDiagram(story),
    '```',
    '',
  ].join('\n');
}
