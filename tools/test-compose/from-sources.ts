import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serviceNames, type ServiceName } from '../stack/names.js';
import type { Report } from '../stack/output/report.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { repositoryRoot } from '../stack/repository.js';
import { buy } from './buyers.js';
import type { ComposeProject } from './docker.js';
import { audited, type Way } from './way.js';

/** The sources in place of those in the images: of a copy, for the test changes one. */
export const fromSources: Way = { options: () => ({ overrides: ['compose.dev.yaml'], folder: copyOfSources() }), tryOut };

const changed: ServiceName = 'catalog';
const others = serviceNames.filter((name) => name !== changed);
const words = 'this line was not there before';

function copyOfSources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-sources-'));
  const isLeftOut = (path: string): boolean => /^(node_modules|dist|\.git|\.data)$/.test(basename(path));
  cpSync(repositoryRoot, folder, { recursive: true, filter: (path) => path === repositoryRoot || !isLeftOut(path) });
  return folder;
}

async function tryOut(project: ComposeProject, report: Report): Promise<void> {
  await report.step('the image that compiles', () => project.compose('build', '--quiet', 'compile'));
  await report.step('up', () => project.up());
  await buy(project.url('gateway'), 1);
  const before = await startsOf(project, others);
  await report.step(`a line more in ${changed} takes effect`, async () => {
    appendFileSync(join(project.folder, `apps/${changed}/src/main.ts`), `console.log(${JSON.stringify(words)});\n`);
    if (!(await waitUntil(async () => (await logOf(project, changed)).includes(words), 60_000, 500))) throw new Error('it does not');
  });
  await report.step('an order', () => buy(project.url('gateway'), 1));
  const after = await startsOf(project, others);
  if (after !== before) throw new Error(`others than ${changed} have started again: ${before}, then ${after}`);
  await audited(project, report);
}

const logOf = (project: ComposeProject, service: ServiceName): Promise<string> => project.compose('logs', '--no-log-prefix', service);

/** How often each has started. */
async function startsOf(project: ComposeProject, names: readonly ServiceName[]): Promise<string> {
  const logs = await Promise.all(names.map((name) => logOf(project, name)));
  return names.map((name, index) => `${name} ${[...(logs[index] ?? '').matchAll(/"event":"service started"/g)].length}`).join(', ');
}
