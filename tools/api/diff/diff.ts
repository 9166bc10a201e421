import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import { documentFolder } from '../documents/generated-files.js';
import { documentPaths } from '../documents/make-documents.js';
import type { Json } from '../lint/rule.js';
import { breaksBetween, type Break } from './breaks.js';
import { judgeBreaks } from './judge-breaks.js';
import { policyBreaks } from './policy-breaks.js';
import { lastRelease, meantBreaks } from './releases.js';

/** What others build on: the API as customers see it, and the events. */
export const promised: readonly string[] = [documentPaths.shop, documentPaths.events];

const read = (path: string): Json => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as Json;

async function breaksOf(base: string, revision: string): Promise<Break[]> {
  return [...(await breaksBetween(base, revision)), ...policyBreaks(read(base), read(revision))];
}

/**
 * What the checked-in documents break of the last release, and nobody said that it is meant; one line each.
 * @returns the release too
 */
export async function diff(): Promise<{ readonly release: string; readonly faults: readonly string[] }> {
  const release = lastRelease();
  const found = await Promise.all(
    promised.map(async (document) => {
      const breaks = await breaksOf(`${release}/${document}`, `${documentFolder}/${document}`);
      return breaks.map((one) => ({ document, ...one }));
    }),
  );
  return { release, faults: judgeBreaks(found.flat(), meantBreaks(release)) };
}
