import { Command } from 'commander';
import { placeOrderStory } from '@app/contracts';
import { storyDiagram } from './story-diagram.js';
import { storyTable } from './story-table.js';

const { mermaid } = new Command('npm run saga --')
  .description('Prints the place-order saga: who hears, does, tells and undoes what. The services are tested against the same table.')
  .option('--mermaid', 'as a diagram')
  .parse()
  .opts<{ mermaid?: boolean }>();

console.log(mermaid ? storyDiagram(placeOrderStory) : storyTable(placeOrderStory));
process.disconnect?.();
