import { samplesFile } from './golden-samples.js';
import { makeDocuments } from './make-documents.js';

export const documentFolder = 'docs/generated';

/** A file that is made of the code and checked in, by its path from the root. */
export type GeneratedFiles = ReadonlyMap<string, string>;

export const asText = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;

/** The documents as they are checked in. */
export async function documentFiles(): Promise<GeneratedFiles> {
  const documents = [...(await makeDocuments())].map(([path, document]): [string, string] => [
    `${documentFolder}/${path}`,
    asText(document),
  ]);
  return new Map([...documents, ...samplesFile()]);
}
