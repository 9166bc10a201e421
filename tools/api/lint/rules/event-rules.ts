import { child, isObject, resolved, type Json, type Rule } from '../rule.js';

const envelope = ['ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject', 'schema-version'];

const messagesOf = (document: Json): [string, Json][] =>
  Object.entries(resolved(document, resolved(document, document['components'])['messages'])).map(([name, message]) => [
    name,
    resolved(document, message),
  ]);

const atMessage = (name: string): string => child('#/components/messages', name);

/** Every fact has its envelope, its key and an example. */
export const facts: Rule = function* (document) {
  for (const [name, { headers, payload, examples, bindings, summary }] of messagesOf(document)) {
    const required = isObject(headers) && Array.isArray(headers['required']) ? headers['required'] : [];
    const missing = envelope.filter((field) => !required.includes(field));
    if (missing.length > 0) yield { at: child(atMessage(name), 'headers'), says: `lacks ${missing.join(', ')}` };
    if (!isObject(payload)) yield { at: atMessage(name), says: 'has no payload' };
    if (!Array.isArray(examples) || examples.length === 0) yield { at: atMessage(name), says: 'has no example' };
    if (!isObject(resolved(document, bindings)['kafka'])) yield { at: atMessage(name), says: 'has no key' };
    if (typeof summary !== 'string') yield { at: atMessage(name), says: 'has no summary' };
  }
};

/** What must not be shown is named, and it is there. */
export const sensitive: Rule = function* (document) {
  for (const [name, message] of messagesOf(document)) {
    const fields = Array.isArray(message['x-sensitive']) ? message['x-sensitive'] : [];
    const properties = resolved(document, resolved(document, message['payload'])['properties']);
    for (const field of fields.filter((field) => !(String(field) in properties))) {
      yield { at: child(atMessage(name), 'x-sensitive'), says: `names ${String(field)}, which is no field` };
    }
    for (const field of Object.keys(properties).filter((field) => /token|password|secret/i.test(field) && !fields.includes(field))) {
      yield { at: child(atMessage(name), 'payload', 'properties', field), says: 'is a secret that is not marked as sensitive' };
    }
  }
};

/** Every topic says whose it is, and somebody sends to it. */
export const channels: Rule = function* (document) {
  const senders = Object.values(resolved(document, document['operations'])).filter(
    (operation) => resolved(document, operation)['action'] === 'send',
  );
  const sent = new Set(senders.map((operation) => resolved(document, resolved(document, operation)['channel'])['address']));
  for (const [name, channel] of Object.entries(resolved(document, document['channels']))) {
    const { address, description } = resolved(document, channel);
    if (typeof description !== 'string') yield { at: child('#/channels', name), says: 'has no description' };
    if (!sent.has(address)) yield { at: child('#/channels', name), says: 'has nobody who sends' };
  }
};
