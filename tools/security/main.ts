import { Command } from 'commander';
import { seconds } from '../stack/output/terminal-report.js';
import type { Check, Finding } from './check.js';
import { securityChecks } from './checks.js';

const markOf = ({ faults, isOpen }: Finding): string => (faults.length > 0 ? '✗' : isOpen ? '–' : '✓');

async function perform({ name, run }: Check): Promise<Finding> {
  const begin = performance.now();
  const finding = await run().catch((error: Error): Finding => ({ faults: [error.message], note: 'could not be looked at' }));
  const time = seconds(performance.now() - begin);
  console.log(`  ${markOf(finding)} ${`${name}: ${finding.note}`.padEnd(104)} ${time.padStart(7)}`);
  for (const fault of finding.faults) console.log(`      ${fault}`);
  return finding;
}

const { offline, requireAdvisories } = new Command('npm run security')
  .description('Secrets, packages and licences: what can be said about safety without starting anything.')
  .option('--offline', 'ask nobody: without advisories', false)
  .option('--require-advisories', 'fail when the package registry does not answer', false)
  .parse(process.argv)
  .opts<{ offline: boolean; requireAdvisories: boolean }>();

const findings: Finding[] = [];
for (const check of securityChecks({ requireAdvisories })) if (!(offline && check.needsNetwork)) findings.push(await perform(check));
const failed = findings.filter(({ faults }) => faults.length > 0).length;
const open = findings.some(({ isOpen }) => isOpen) ? ', not everything could be checked' : '';
console.log(`\nsecurity: ${failed === 0 ? 'nothing found' : `${failed} of ${findings.length} checks found something`}${open}`);
process.exitCode = failed === 0 ? 0 : 1;
process.disconnect?.();
