import { answersOf, operationsOf } from '../operations.js';
import { child, isObject, resolved, type Json, type Rule } from '../rule.js';

const media = 'application/problem+json';
const problem = '#/components/schemas/Problem';

/** Every refusal is a problem document and nothing else. */
export const problems: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    for (const { status, at, response } of answersOf(document, one)) {
      if (status < 400) continue;
      const content = isObject(response['content']) ? response['content'] : {};
      const schema = isObject(content[media]) ? content[media]['schema'] : undefined;
      if (Object.keys(content).join() !== media) yield { at, says: `is not ${media} alone` };
      else if (!isObject(schema) || schema['$ref'] !== problem) yield { at, says: 'is no Problem' };
    }
  }
};

/** The codes of an answer: each is shown by an example. */
function codesOf(document: Json, response: Json): readonly unknown[] {
  const content = resolved(document, response['content']);
  const shown = resolved(document, resolved(document, content[media])['examples']);
  return Object.values(shown).map((example) => resolved(document, resolved(document, example)['value'])['code']);
}

/** Which codes an operation may answer with is said, and each is one that the code can say. */
export const problemCodes = (known: ReadonlySet<string>): Rule =>
  function* (document) {
    for (const one of operationsOf(document)) {
      for (const { status, at, response } of answersOf(document, one)) {
        if (status < 400) continue;
        const codes = codesOf(document, response);
        if (codes.length === 0) yield { at, says: 'names no code' };
        for (const code of codes)
          if (!known.has(String(code))) yield { at: child(at, 'content'), says: `${String(code)} is no code of the shop` };
      }
    }
  };

/** What any body may be refused with; whatever is no read may bring one. */
const ofAnyBody = ['malformed-json', 'request-timeout', 'payload-too-large', 'unsupported-media-type'];

/** Whoever sends a body is told how long, how large and of what kind it may be. */
export const bodyRefusals: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    if (one.method === 'get') continue;
    const codes = [...answersOf(document, one)].flatMap(({ response }) => codesOf(document, response));
    const missing = ofAnyBody.filter((code) => !codes.includes(code));
    if (missing.length > 0) yield { at: one.at, says: `lacks ${missing.join(', ')}` };
  }
};

export function documentedCodes(document: Json): Set<string> {
  const codes = new Set<string>();
  for (const one of operationsOf(document)) {
    for (const { status, response } of answersOf(document, one))
      if (status >= 400) for (const code of codesOf(document, response)) codes.add(String(code));
  }
  return codes;
}
