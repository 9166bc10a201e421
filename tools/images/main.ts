import { Command } from 'commander';
import { repositoryRoot } from '../stack/repository.js';
import { planLayers } from './plan.js';
import { writeLayer } from './write-layer.js';

// Run by the Dockerfile, after the build. See ADR 40.
const command = new Command('cut')
  .description('Cuts what was built into the layers of the images: to each image the code and the packages that its programs reach.')
  .argument('<folder>', 'where each layer gets a folder')
  .parse();

for (const layer of planLayers(repositoryRoot)) {
  writeLayer(repositoryRoot, command.args[0] ?? '', layer);
  console.log(`${layer.name}: ${layer.packages.length} packages, ${layer.files.length} files of ours`);
}
