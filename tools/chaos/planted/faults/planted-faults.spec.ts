import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { repositoryRoot } from '../../../stack/repository.js';
import { patchedFiles } from '../plant.js';
import { plantedFaults } from './planted-faults.js';

const sourceOf = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

it('there are ten planted faults, each with a name of its own', () => {
  expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(10);
});

describe.each(plantedFaults)('the planted fault "$name"', (fault) => {
  it('finds what it replaces in the sources as they are now, and leaves code that compiles', () => {
    for (const [file, source] of patchedFiles(fault, sourceOf)) {
      expect(source).not.toBe(sourceOf(file));
      transformSync(source, { jsc: { parser: { syntax: 'typescript', decorators: true } } });
    }
  });
});
