import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChaosRun } from './report/chaos-run.js';
import { chaosPicture } from './report/picture/chaos-picture.js';
import { summaryOf } from './report/summary.js';
import { reportText } from './report/text.js';
import { historyFile } from './request.js';

/** Every violation in full, as the summary has only their number. */
export const violationsOf = ({ checks }: ChaosRun): string[] =>
  checks.flatMap(({ invariant, violations }) => violations.map((what) => `✗ ${invariant}: ${what}`));

const page = (run: ChaosRun): string => `# A run of chaos

![Orders over time, and the faults that they met](chaos.svg)

\`\`\`text
${[reportText(summaryOf(run)), ...violationsOf(run)].join('\n')}
\`\`\`
`;

/** Writes the report as a page, figures and a picture, and beside it the history that it was made from. */
export function keepRun(run: ChaosRun, dataDir: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chaos.md'), page(run));
  writeFileSync(join(folder, 'chaos.json'), `${JSON.stringify(summaryOf(run), null, 2)}\n`);
  writeFileSync(join(folder, 'chaos.svg'), chaosPicture(run));
  cpSync(historyFile(dataDir), join(folder, 'history.jsonl'));
}
