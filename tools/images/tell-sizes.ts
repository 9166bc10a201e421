import { Command } from 'commander';
import { runCommandLine } from '../terminal/run-command-line.js';
import { table } from '../terminal/table.js';
import { measureImages } from './measure.js';
import { tooLarge } from './sizes.js';

async function tellSizes(): Promise<void> {
  const sizes = await measureImages();
  console.log(table(['image', 'MB'], Object.entries(sizes.each)));
  console.log(`\nall together ${sizes.together} MB on a disk`);
  const faults = tooLarge(sizes);
  if (faults.length > 0) throw new Error(faults.map((fault) => `✗ ${fault}`).join('\n'));
}

await runCommandLine(
  new Command('npm run images')
    .description(
      'Says how large the images are that `docker compose build` has made, each and all together; fails when they are too large.',
    )
    .action(tellSizes),
);
