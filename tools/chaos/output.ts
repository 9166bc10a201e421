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

/** Writes the report as text, figures and picture, and beside it the history and the logs that it was made from. */
export function keepRun(run: ChaosRun, dataDir: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const summary = summaryOf(run);
  writeFileSync(join(folder, 'chaos.txt'), `${[reportText(summary), ...violationsOf(run)].join('\n')}\n`);
  writeFileSync(join(folder, 'chaos.json'), `${JSON.stringify(summary, null, 2)}\n`);
  writeFileSync(join(folder, 'chaos.svg'), chaosPicture(run));
  cpSync(historyFile(dataDir), join(folder, 'history.jsonl'));
  cpSync(join(dataDir, 'logs'), join(folder, 'logs'), { recursive: true });
}
