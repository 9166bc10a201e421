import { answersOf, jsonOf, operationsOf, parametersOf } from '../operations.js';
import { child, isObject, resolved, type Json, type Rule } from '../rule.js';

const policies = /^(public|authenticated|role:[a-z-]+(,[a-z-]+)*|guard:\w+)$/;

/** Who may call is said, in words that the guards know, and the security of the operation agrees. */
export const policy: Rule = function* (document) {
  for (const { at, operation } of operationsOf(document)) {
    const name = operation['x-policy'];
    const security = operation['security'];
    if (typeof name !== 'string' || !policies.test(name)) yield { at: child(at, 'x-policy'), says: 'says nobody who may call' };
    else if (!Array.isArray(security)) yield { at: child(at, 'security'), says: 'has no security: it is [] where anyone may call' };
    else if ((name === 'public') !== (security.length === 0)) yield { at: child(at, 'security'), says: `disagrees with x-policy ${name}` };
  }
};

/** What creates can be sent twice: by its key, or because of what is said in `x-repeatable`. */
export const repeatable: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    if (one.method !== 'post' || !('201' in resolved(document, one.operation['responses']))) continue;
    const hasKey = parametersOf(document, one).some(({ name, required }) => name === 'Idempotency-Key' && required === true);
    if (!hasKey && !one.operation['x-repeatable'])
      yield { at: one.at, says: 'creates, and needs an Idempotency-Key or a reason (x-repeatable)' };
  }
};

/** A summary is a line; what a caller should know besides is a description of its own. */
export const described: Rule = function* (document) {
  for (const { at, operation } of operationsOf(document)) {
    const { summary, description, operationId } = operation;
    if (typeof description !== 'string' || description === summary) yield { at: child(at, 'description'), says: 'is missing' };
    if (!/^[a-z]+[A-Z]?\w*$/.test(String(operationId))) yield { at: child(at, 'operationId'), says: 'is no verb in camelCase' };
  }
};

const hasExample = (document: Json, media: Json): boolean => {
  const schema = resolved(document, media['schema']);
  return 'example' in media || 'examples' in media || 'examples' in schema || 'example' in schema;
};

/** Bodies and answers in JSON are shown, not only described. */
export const examples: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    const body = jsonOf(document, one.operation['requestBody']);
    if (body && !hasExample(document, body)) yield { at: child(one.at, 'requestBody'), says: 'has no example' };
    for (const { status, at, response } of answersOf(document, one)) {
      const media = status < 300 ? jsonOf(document, response) : undefined;
      if (media?.['schema'] && !hasExample(document, media)) yield { at, says: 'has no example' };
    }
  }
};

const leastNoticeDays = 90;
const farewell = ['Deprecation', 'Sunset', 'Link'];

/** What goes away says so in the document and in each answer, early enough. */
export const deprecation: Rule = function* (document) {
  for (const one of operationsOf(document)) {
    const { deprecated, 'x-deprecated-since': since, 'x-sunset': sunset } = one.operation;
    if (!deprecated && (since || sunset)) yield { at: one.at, says: 'has a sunset and is not deprecated' };
    if (!deprecated) continue;
    const days = (Date.parse(String(sunset)) - Date.parse(String(since))) / 86_400_000;
    if (!(days >= leastNoticeDays))
      yield { at: child(one.at, 'x-sunset'), says: `is not ${leastNoticeDays} days after x-deprecated-since` };
    for (const { status, at, response } of answersOf(document, one)) {
      const headers = isObject(response['headers']) ? response['headers'] : {};
      const missing = farewell.filter((name) => !(name in headers));
      if (status < 300 && missing.length > 0) yield { at, says: `lacks ${missing.join(', ')}` };
    }
  }
};
