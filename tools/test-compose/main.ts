import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { hurry } from '../shop/hurry.js';
import { freePort } from '../stack/process/free-port.js';
import { TerminalReport } from '../stack/output/terminal-report.js';
import { ComposeProject, whyNoDocker } from './docker.js';
import { tryOut } from './try-out.js';

new Command('npm run test:compose')
  .description('Brings the shop up with Docker Compose, under a name and on a port of its own, breaks it in every way that Compose has, and audits it. Leaves nothing.')
  .parse(); // prettier-ignore

async function main(): Promise<number> {
  const reason = await whyNoDocker();
  if (reason !== undefined) {
    console.error(`This needs Docker (Engine 26 or newer) with Compose: ${reason}`);
    return 1;
  }
  const port = await freePort();
  const project = new ComposeProject(`saga-shop-test-${randomBytes(3).toString('hex')}`, { ...hurry, GATEWAY_PORT: String(port) });
  const report = new TerminalReport(process.stdout);
  try {
    await tryOut(project, `http://127.0.0.1:${port}`, report);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    console.error(await project.compose('logs', '--tail', '5').catch(() => ''));
    return 1;
  } finally {
    await report.step('down, with all data', () => project.compose('down', '--volumes', '--timeout', '5'));
  }
}

process.exitCode = await main();
process.disconnect?.();
