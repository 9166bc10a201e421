import { asText, documentFolder } from '../documents/generated-files.js';
import { makeDocuments } from '../documents/make-documents.js';
import { knownCodes } from './known-codes.js';
import { ownFaults } from './own-faults.js';
import { redoclyFaults } from './redocly-faults.js';
import type { Json } from './rule.js';

/** What speaks against the documents, one line each: our own rules on what the code says now, Redocly's on what is checked in. */
export async function lint(): Promise<string[]> {
  const made = [...(await makeDocuments())].map(([path, document]) => [path, JSON.parse(asText(document)) as Json] as const);
  const files = made.map(([path]) => `${documentFolder}/${path}`);
  return [...ownFaults(new Map(made), knownCodes()), ...(await redoclyFaults(files))];
}
