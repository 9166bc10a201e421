import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.js';
import { memoryFlags } from './node-flags.js';

/** What runs in the image of each stage, with the flags of the nearest stage below that says any. */
function programsOf(dockerfile: string): { file: string; flags: string[] }[] {
  const entryPoints = new Map<string, string[]>();
  return dockerfile.split(/^(?=FROM )/m).flatMap((stage) => {
    const [, base = '', name = ''] = /^FROM (\S+) AS (\S+)/.exec(stage) ?? [];
    const own = /^ENTRYPOINT (.+)$/m.exec(stage)?.[1];
    const flags = own ? (JSON.parse(own) as string[]).slice(1) : (entryPoints.get(base) ?? []);
    entryPoints.set(name, flags);
    const file = /^CMD \["dist\/([^"]+)"/m.exec(stage)?.[1];
    return file ? [{ file, flags }] : [];
  });
}

const programs = programsOf(readFileSync(join(repositoryRoot, 'Dockerfile'), 'utf8'));

describe('the flags of a program', () => {
  it.each(programs)('are the same in its image: $file', ({ file, flags }) => {
    expect(flags).toEqual(['--enable-source-maps', ...memoryFlags(file)]);
  });

  it('are told for every image', () => expect(programs).toHaveLength(7));
});
