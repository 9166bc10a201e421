import { Command } from 'commander';
import { table } from '../terminal/table.js';
import { measureImages } from './measure.js';
import { tooLarge } from './sizes.js';

new Command('npm run images')
  .description(
    'Says how large the images are that `docker compose build` has made, each and all together, and fails when they are too large.',
  )
  .parse();

try {
  const sizes = await measureImages();
  console.log(table(['image', 'MB'], Object.entries(sizes.each)));
  console.log(`\nall together ${sizes.together} MB on a disk`);
  const faults = tooLarge(sizes);
  for (const fault of faults) console.error(`✗ ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  console.error(((error as { stderr?: string }).stderr?.trim() || (error as Error).message) + '\n`docker compose build` makes them.');
  process.exitCode = 1;
}
