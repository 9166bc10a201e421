import { Command } from 'commander';
import { proveInTemporaryShop } from '../doors/temporary-shop.js';
import { counts, faultsIn, matrix } from './print.js';
import { prepareProof } from './prove-access.js';
import { tryAll } from './try-all.js';

new Command('npm run prove:access --')
  .description('Calls every documented operation as everybody, in a shop of its own, and compares the answers with the declared policies.')
  .parse(process.argv);

await proveInTemporaryShop(async (shop) => {
  const cells = await tryAll(await prepareProof(shop));
  const faults = faultsIn(cells);
  console.log(`${matrix(cells)}\n\n${counts(cells)}`);
  console.log(
    faults.length === 0 ? 'Held: everybody gets what is theirs, and nobody else does.' : faults.map((line) => `✗ ${line}`).join('\n'),
  );
  return faults.length === 0;
});
