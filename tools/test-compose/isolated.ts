import { databaseNames, type DatabaseName } from '../stack/names.js';
import type { Report } from '../stack/output/report.js';
import { buy } from './buyers.js';
import type { ComposeProject } from './docker.js';
import { audited, type Way } from './way.js';

/** A Postgres server per service. */
export const isolated: Way = { options: () => ({ overrides: ['compose.isolated.yaml'] }), tryOut };

const serverOf = (name: DatabaseName): string => (name === 'user' ? 'postgres' : `postgres-${name}`);

async function tryOut(project: ComposeProject, report: Report): Promise<void> {
  await report.step('up', () => project.up());
  report.note(`  ${await project.memory()} MiB of memory in all containers`);
  await report.step('each server has one database', async () => {
    for (const name of databaseNames) await expectOnly(project, name);
  });
  await report.step('20 orders', () => buy(project.url('gateway'), 20));
  await audited(project, report);
}

async function expectOnly(project: ComposeProject, name: DatabaseName): Promise<void> {
  const names = "SELECT string_agg(datname, ',') FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'";
  const found = await project.compose('exec', '--no-TTY', serverOf(name), 'psql', '--username=postgres', '-tAc', names);
  if (found.trim() !== name) throw new Error(`the server of ${name} has ${found.trim()}`);
}
