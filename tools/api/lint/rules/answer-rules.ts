import { answersOf, jsonOf, operationsOf } from '../operations.js';
import { isObject, resolved, type Json, type Rule } from '../rule.js';
import { reachable } from '../schemas.js';

/** Answers without a schema of ours, and why. */
const describedElsewhere: Readonly<Record<string, string>> = {
  'GET /': 'addresses for whoever opens the shop by hand; no program is to follow them',
  'GET /openapi.json': 'the OpenAPI Specification describes it',
  'GET /openapi/{file}': 'the OpenAPI Specification describes it',
  'GET /asyncapi.json': 'the AsyncAPI Specification describes it',
};

/** Whoever calls is told what comes back: an answer with content says of what kind, and JSON has a schema. */
export const declaredAnswers: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    for (const { status, at, response } of answersOf(document, one)) {
      if (status < 200 || status >= 300 || status === 204) continue;
      const json = jsonOf(document, response);
      if (Object.keys(resolved(document, response['content'])).length === 0) yield { at, says: 'declares nothing that comes back' };
      else if (json && !json['schema'] && !(one.name in describedElsewhere)) yield { at, says: 'is JSON without a schema' };
    }
  }
};

/** Where fields without a name are meant, and why. */
const open: Readonly<Record<string, string>> = {
  '#/components/schemas/Problem/additionalProperties': 'RFC 9457 lets every kind of problem have members of its own',
  '#/components/schemas/TimelineEntry/properties/data/additionalProperties': 'facts of all services: AsyncAPI describes each',
};

const shapes = ['type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'not', '$ref'];
const fields = ['properties', 'patternProperties', 'additionalProperties', 'allOf', 'anyOf', 'oneOf'];

/** An answer is an allow-list: what it may contain has a name and a type, down to the last field. */
export const namedFields: Rule = function* (document) {
  const seen = new Set<string>();
  for (const one of operationsOf(document)) {
    for (const { at, response } of answersOf(document, one)) {
      for (const schema of schemasOf(document, response)) {
        for (const place of reachable(document, schema, at, seen)) {
          const says = faultOf(place.schema);
          if (says && !(place.at in open)) yield { at: place.at, says };
        }
      }
    }
  }
};

const schemasOf = (document: Json, response: Json): unknown[] =>
  Object.values(resolved(document, response['content'])).map((media) => (isObject(media) ? media['schema'] : undefined));

function faultOf(schema: Json): string | undefined {
  if (!shapes.some((key) => key in schema)) return 'may be anything';
  const isOpen = schema['additionalProperties'] === true || (schema['type'] === 'object' && !fields.some((key) => key in schema));
  return isOpen ? 'has fields without a name' : undefined;
}
