import { documentFolder } from '../documents/generated-files.js';
import { makeDocuments, documentPaths } from '../documents/make-documents.js';
import { domainCodes, knownCodes } from './known-codes.js';
import { redoclyFaults } from './redocly-faults.js';
import type { Json } from './rule.js';
import { documentedCodes } from './rules/problem-rules.js';
import { asyncApiRules, openApiRules, type Rules } from './rules/rules.js';

const faultsOf = (path: string, document: Json, rules: Rules): string[] =>
  Object.entries(rules).flatMap(([name, rule]) => [...rule(document)].map(({ at, says }) => `${path} ${at} ${says} (${name})`));

/** What our own rules have against the documents, one line each. */
function ownFaults(documents: ReadonlyMap<string, Json>): string[] {
  const rules = openApiRules(knownCodes());
  const faults = [...documents].flatMap(([path, document]) =>
    faultsOf(path, JSON.parse(JSON.stringify(document)) as Json, path === documentPaths.events ? asyncApiRules : rules),
  );
  const documented = new Set([...documents.values()].flatMap((document) => [...documentedCodes(document)]));
  const silent = [...domainCodes()].filter((code) => !documented.has(code));
  return [...faults, ...silent.map((code) => `${code}: the code can say it, and no operation documents it (refusals in @Operation)`)];
}

/** What speaks against the documents, one line each: our own rules on what the code says now, Redocly's on what is checked in. */
export async function lint(): Promise<string[]> {
  const documents = (await makeDocuments()) as ReadonlyMap<string, Json>;
  const files = [...documents.keys()].map((path) => `${documentFolder}/${path}`);
  return [...ownFaults(documents), ...(await redoclyFaults(files))];
}
