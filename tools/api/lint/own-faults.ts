import type { Json } from './rule.js';
import { documentedCodes } from './rules/problem-rules.js';
import { asyncApiRules, openApiRules, type Rules } from './rules/rules.js';
import { silentCodes } from './silent-codes.js';

const faultsOf = (path: string, document: Json, rules: Rules): string[] =>
  Object.entries(rules).flatMap(([name, rule]) => [...rule(document)].map(({ at, says }) => `${path} ${at} ${says} (${name})`));

/**
 * What our own rules have against the documents, one line each.
 * @param documents of OpenAPI or AsyncAPI, by path
 * @param codes all that the code can say: each of them is known, and documented somewhere
 */
export function ownFaults(documents: ReadonlyMap<string, Json>, codes: ReadonlySet<string>): string[] {
  const rules = openApiRules(codes);
  const faults = [...documents].flatMap(([path, document]) => faultsOf(path, document, 'asyncapi' in document ? asyncApiRules : rules));
  const documented = new Set([...documents.values()].flatMap((document) => [...documentedCodes(document)]));
  return [...faults, ...silentCodes(codes, documented)];
}
