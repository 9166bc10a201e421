import { Command } from 'commander';
import { proveInTemporaryShop } from '../doors/temporary-shop.js';
import { wholeFrom } from '../terminal/option-values.js';
import { fuzz, type FuzzOptions } from './fuzz.js';
import { neverGranted } from './never-granted.js';
import { findings, perOperation, summary } from './print.js';

const options = new Command('npm run prove:fuzz --')
  .description(
    'Sends valid, nearly valid and hostile requests to every documented operation of a shop of its own; an answer that breaks a rule is a finding.',
  )
  .option('--requests <number>', 'how many', wholeFrom(1), 10_000)
  .option('--seed <number>', 'of what is sent; the same again', wholeFrom(0), 7)
  .parse(process.argv)
  .opts<FuzzOptions>();

await proveInTemporaryShop(async (shop) => {
  const run = await fuzz(shop, options);
  const shut = neverGranted(run);
  const unproven = shut.map((name) => `✗ ${name}: no request succeeded, so nothing behind its door was tried`);
  console.log([perOperation(run.operations), ...findings(run.findings), ...unproven, summary(run)].join('\n'));
  const faults = run.findings.length + shut.length;
  console.log(faults === 0 ? `Held (seed ${options.seed}).` : `Did not hold: ${faults} findings (seed ${options.seed}).`);
  return faults === 0;
});
