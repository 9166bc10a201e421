import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOrderStory } from '@app/contracts';
import { format } from 'prettier';
import { nodeMetrics, ownMetrics } from '../observe/metrics/all-metrics.js';
import { metricsPage } from '../observe/metrics/metrics-page.js';
import { repositoryRoot } from '../stack/repository.js';
import { factsPage } from './facts-page.js';
import { sagaPicture } from './pictures/saga-picture.js';
import { systemPicture } from './pictures/system-picture.js';
import { placeAnOrder, readingList, readingPath, readingTable } from './reading-path.js';
import { observedFiles } from '../observe/observed-files.js';
import { replaceBlock } from './replace-block.js';
import { sagaPage } from './saga-page.js';

export interface Document {
  readonly path: string;
  /** What is checked in; undefined where nothing is. */
  readonly present: string | undefined;
  readonly wanted: string;
}

const contentOf = (path: string): string | undefined => {
  const file = join(repositoryRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const linesOf = (path: string): number => (contentOf(path) ?? '').split('\n').length - 1;

const frontPage = (text: string): string =>
  replaceBlock(
    replaceBlock(text, 'reading path', readingTable(readingPath, linesOf)),
    'place an order',
    readingList(placeAnOrder, linesOf),
  );

/** Everything that is drawn from the code and checked in. */
export async function generatedDocuments(): Promise<Document[]> {
  const wanted: Readonly<Record<string, string>> = {
    'docs/generated/saga.svg': sagaPicture(placeOrderStory),
    'docs/generated/system.svg': systemPicture(),
    'docs/generated/saga.md': await markdown(sagaPage(placeOrderStory)),
    'docs/generated/facts.md': await markdown(factsPage()),
    'docs/generated/metrics.md': await markdown(metricsPage(ownMetrics(), nodeMetrics())),
    ...observedFiles(),
    'README.md': await markdown(frontPage(contentOf('README.md') ?? '')),
  };
  return Object.entries(wanted).map(([path, text]) => ({ path, present: contentOf(path), wanted: text }));
}

/** As `npm run format` leaves it, so that the two never undo each other. */
const markdown = (text: string): Promise<string> => format(text, { parser: 'markdown', printWidth: 140, singleQuote: true });
