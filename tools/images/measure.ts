import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { imageOf } from '../deployment/facts.js';
import { imageNames } from './images.js';
import { sizesOf, type Sizes, type Step } from './sizes.js';

const run = promisify(execFile);

/** @returns the sizes of the images that were built last, of all services and the tools @throws when one is not there */
export async function measureImages(): Promise<Sizes> {
  const histories = await Promise.all(imageNames.map(async (name) => [name, await historyOf(imageOf(name))]));
  return sizesOf(Object.fromEntries(histories) as Record<string, Step[]>);
}

async function historyOf(image: string): Promise<Step[]> {
  const { stdout } = await run('docker', ['history', '--no-trunc', '--human=false', '--format', '{{json .}}', image]);
  const lines = stdout.trim().split('\n').toReversed();
  return lines.map((line) => {
    const { CreatedBy, Size } = JSON.parse(line) as { CreatedBy: string; Size: string };
    return { createdBy: CreatedBy, size: Number(Size) };
  });
}
