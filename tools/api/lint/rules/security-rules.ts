import { answersOf, jsonOf, operationsOf, parametersOf } from '../operations.js';
import { child, isObject, resolved, type Json, type Rule } from '../rule.js';
import { reachable } from '../schemas.js';

const bodyOf = (document: Json, operation: Json): unknown => jsonOf(document, operation['requestBody'])?.['schema'];

/** A body takes the fields that it names and no other. */
export const closedBodies: Rule = function* (document) {
  for (const { at, operation } of operationsOf(document)) {
    for (const place of reachable(document, bodyOf(document, operation), child(at, 'requestBody'))) {
      const { type, additionalProperties } = place.schema;
      if (type === 'object' && additionalProperties !== false) yield { at: place.at, says: 'takes unknown fields' };
    }
  }
};

/** Numbers that come in have two ends. */
export const boundedNumbers: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    const inputs = [bodyOf(document, one.operation), ...parametersOf(document, one).map(({ schema }) => schema)];
    for (const place of inputs.flatMap((input) => [...reachable(document, input, one.at)])) {
      const { type, minimum, maximum } = place.schema;
      if ((type === 'integer' || type === 'number') && (minimum === undefined || maximum === undefined)) {
        yield { at: place.at, says: 'is a number without two ends' };
      }
    }
  }
};

const secret = /password|secret|token|api-?key|authorization/i;

/** Addresses end up in logs and histories: nothing secret is part of one. */
export const noSecretsInAddresses: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    for (const { name, in: place } of parametersOf(document, one)) {
      if ((place === 'query' || place === 'path') && secret.test(String(name)))
        yield { at: one.at, says: `has a secret in its address: ${String(name)}` };
    }
  }
};

const neverShown = /^(password|passwordHash|hash|secret|privateKey|paymentToken|apiKey)$/i;

/** What is kept secret is in no answer. */
export const noSecretsInAnswers: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    for (const { at, response } of answersOf(document, one)) {
      for (const { at: place, schema } of reachable(document, jsonOf(document, response)?.['schema'], at)) {
        const names = Object.keys(isObject(schema['properties']) ? schema['properties'] : {}).filter((name) => neverShown.test(name));
        for (const name of names) yield { at: child(place, 'properties', name), says: 'shows a secret' };
      }
    }
  }
};

/** Ids of things that belong to somebody cannot be counted up. */
export const unguessableIds: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    if (one.path.startsWith('/internal/')) continue;
    for (const { name, in: place, schema } of parametersOf(document, one)) {
      if (place === 'path' && resolved(document, schema)['type'] !== 'string')
        yield { at: one.at, says: `has an id that can be counted up: ${String(name)}` };
    }
  }
};

/** Whoever must show something is told when it is not enough. */
export const refusals: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    const statuses = new Set([...answersOf(document, one)].map(({ status }) => status));
    const policy = String(one.operation['x-policy']);
    const needed = [...(policy === 'public' ? [] : [401]), ...(policy.startsWith('role:') ? [403] : [])];
    for (const status of needed.filter((status) => !statuses.has(status))) yield { at: one.at, says: `lacks ${status}` };
  }
};

/** Tokens are JWTs in a header; nothing is sent in the open by basic authentication or in a query. */
export const schemes: Rule = function* (document) {
  const all = resolved(document, resolved(document, document['components'])['securitySchemes']);
  for (const [name, scheme] of Object.entries(all)) {
    const { type, scheme: kind, in: place } = resolved(document, scheme);
    const isSound = (type === 'http' && kind === 'bearer') || (type === 'apiKey' && place === 'header');
    if (!isSound) yield { at: child('#/components/securitySchemes', name), says: 'is neither a bearer token nor a key in a header' };
  }
};
