import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staticParts } from '../check/parts.js';
import { runChecks } from '../check/run-checks.js';
import { repositoryRoot } from '../stack/repository.js';
import { startTestServers } from './servers.js';
import { readReport, summary } from './summary.js';

const KINDS = ['unit', 'int', 'e2e'];

/**
 * `run.js [unit|int|e2e …] [Jest's own arguments]`: runs the tests of these kinds on servers made for this run. Without arguments
 * everything: first what can be said without a test, then all tests.
 */
async function main(args: string[]): Promise<number> {
  const kinds = args.filter((argument) => KINDS.includes(argument));
  const rest = args.filter((argument) => !KINDS.includes(argument));
  const checks = args.length === 0 ? await runChecks(staticParts) : { passed: 0, failed: 0 };
  const needsServers = kinds.length === 0 || kinds.some((kind) => kind !== 'unit');
  const servers = needsServers ? await startTestServers() : undefined;
  if (servers?.withoutKafka) console.log(`The tests that need Kafka do not run: ${servers.withoutKafka}.`);
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const code = await jest(
      [...(kinds.length > 0 ? ['--selectProjects', ...kinds] : []), '--json', `--outputFile=${reportFile}`, ...rest],
      servers?.env,
    );
    console.log(summary(readReport(reportFile), checks));
    return checks.failed > 0 ? 1 : code;
  } finally {
    await servers?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function jest(args: string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const node = ['--experimental-vm-modules', '--no-warnings', join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js')];
  // The report is written to the file and to the output; nobody wants to read it.
  const child = spawn(process.execPath, [...node, ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => child.kill('SIGTERM'));
  process.channel?.unref();
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

process.exitCode = await main(process.argv.slice(2));
