import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { measureImages } from '../images/measure.js';
import { tooLarge } from '../images/sizes.js';
import { freePort } from '../stack/process/free-port.js';
import { TerminalReport } from '../stack/output/terminal-report.js';
import { ComposeProject, publishedServers, whyNoDocker, type ProjectOptions } from './docker.js';
import { fromSources } from './from-sources.js';
import { isolated } from './isolated.js';
import { observed } from './observed.js';
import type { Way } from './way.js';
import { wholeShop } from './whole-shop.js';

const ways: Readonly<Record<string, Way>> = { shop: wholeShop, isolated, sources: fromSources, observed };

const { args } = new Command('npm run test:compose --')
  .description('Brings the shop up with Docker Compose in every way there is, each under a name and on ports of its own: breaks it, audits it, changes a source, looks at what watches it. Leaves nothing but images.')
  .addArgument(new Argument('[ways...]', 'all of them, unless some are named').choices(Object.keys(ways)))
  .parse(); // prettier-ignore

const report = new TerminalReport(process.stdout);

async function openProject(options?: Omit<ProjectOptions, 'ports'>): Promise<ComposeProject> {
  const ports = await Promise.all(publishedServers.map(async (server) => [server, await freePort()]));
  const name = `saga-shop-test-${randomBytes(3).toString('hex')}`;
  return new ComposeProject(name, { ports: Object.fromEntries(ports) as ProjectOptions['ports'], ...options });
}

async function tryOut(name: string, way: Way): Promise<void> {
  report.note(`\n${name}`);
  const options = way.options?.();
  const project = await openProject(options);
  try {
    await way.tryOut(project, report);
  } catch (error) {
    console.error(await project.compose('logs', '--tail', '5').catch(() => ''));
    throw error;
  } finally {
    await report.step('down, with all data', () => project.compose('down', '--volumes', '--timeout', '5'));
    if (options?.folder) rmSync(options.folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const reason = await whyNoDocker();
  if (reason !== undefined) {
    console.error(`This needs Docker (Engine 26 or newer) with Compose: ${reason}`);
    return 1;
  }
  try {
    await report.step('images', async () => (await openProject()).compose('build', '--quiet'));
    const sizes = await measureImages();
    report.note(`  ${Math.max(...Object.values(sizes.each))} MB the largest, ${sizes.together} MB all together`);
    for (const fault of tooLarge(sizes)) throw new Error(fault);
    for (const [name, way] of Object.entries(ways)) if (args.length === 0 || args.includes(name)) await tryOut(name, way);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = await main();
process.disconnect?.();
