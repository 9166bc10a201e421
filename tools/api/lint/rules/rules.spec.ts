import type { Json, Rule } from '../rule.js';
import * as answers from './answer-rules.js';
import * as events from './event-rules.js';
import * as operations from './operations-rules.js';
import { problemCodes, problems } from './problem-rules.js';
import { bounded } from './schema-rules.js';
import * as security from './security-rules.js';

type Change = (operation: Record<string, unknown>) => void;

const text = { type: 'string', maxLength: 10 };
const problem = (code: string) => ({
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: { one: { value: { code } } } } },
});

/** A document without fault, and one operation of it changed. */
function documentWith(change: Change = () => undefined, path = '/orders/{id}', method = 'post'): Json {
  const operation: Record<string, unknown> = {
    operationId: 'placeOrder',
    summary: 'Place',
    description: 'Places an order.',
    'x-policy': 'role:customer',
    security: [{ bearer: [] }],
    parameters: [
      { name: 'Idempotency-Key', in: 'header', required: true, schema: text },
      { name: 'id', in: 'path', required: true, schema: text },
    ],
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Wish' } } } },
    responses: {
      201: { content: { 'application/json': { schema: { type: 'object', properties: { id: text } }, example: { id: '1' } } } },
      401: problem('unauthenticated'),
      403: problem('forbidden'),
    },
  };
  change(operation);
  return {
    paths: { [path]: { [method]: operation } },
    components: {
      schemas: {
        Wish: { type: 'object', additionalProperties: false, properties: { wish: text }, examples: [{ wish: 'a mug' }] },
        Problem: { type: 'object', properties: { code: text }, additionalProperties: {} },
      },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const codes = problemCodes(new Set(['unauthenticated', 'forbidden']));
const answer =
  (schema: object): Change =>
  (operation) => {
    operation['responses'] = { ...(operation['responses'] as object), 201: { content: { 'application/json': { schema, example: {} } } } };
  };
const respond =
  (status: number, response: object): Change =>
  (operation) => {
    operation['responses'] = { ...(operation['responses'] as object), [status]: response };
  };
const parameter =
  (more: object): Change =>
  (operation) => {
    operation['parameters'] = [...(operation['parameters'] as object[]), { in: 'query', schema: text, ...more }];
  };
const body =
  (schema: object): Change =>
  (operation) => {
    operation['requestBody'] = { content: { 'application/json': { schema, example: {} } } };
  };
const set =
  (fields: Record<string, unknown>): Change =>
  (operation) =>
    void Object.assign(operation, fields);

const broken: readonly (readonly [name: string, rule: Rule, says: string, document: Json])[] = [
  ['no policy', operations.policy, 'says nobody who may call', documentWith(set({ 'x-policy': undefined }))],
  ['an unknown policy', operations.policy, 'says nobody who may call', documentWith(set({ 'x-policy': 'everybody' }))],
  ['no security', operations.policy, 'has no security', documentWith(set({ security: undefined }))],
  ['security that is open', operations.policy, 'disagrees with x-policy', documentWith(set({ security: [] }))],
  ['a creation without a key', operations.repeatable, 'needs an Idempotency-Key', documentWith(set({ parameters: [] }))],
  ['no description', operations.described, 'is missing', documentWith(set({ description: 'Place' }))],
  ['an operation without a verb', operations.described, 'is no verb', documentWith(set({ operationId: 'Orders-list' }))],
  [
    'a body that is not shown',
    operations.examples,
    'has no example',
    documentWith(set({ requestBody: { content: { 'application/json': { schema: text } } } })),
  ],
  [
    'an answer that is not shown',
    operations.examples,
    'has no example',
    documentWith(respond(200, { content: { 'application/json': { schema: text } } })),
  ],
  [
    'a sunset too soon',
    operations.deprecation,
    '90 days',
    documentWith(set({ deprecated: true, 'x-deprecated-since': '2026-01-01', 'x-sunset': '2026-02-01' })),
  ],
  [
    'a deprecation without header fields',
    operations.deprecation,
    'lacks Deprecation, Sunset, Link',
    documentWith(set({ deprecated: true, 'x-deprecated-since': '2026-01-01', 'x-sunset': '2026-09-01' })),
  ],
  ['a sunset alone', operations.deprecation, 'is not deprecated', documentWith(set({ 'x-sunset': '2026-09-01' }))],
  ['an answer of which nothing is said', answers.declaredAnswers, 'nothing that comes back', documentWith(respond(200, {}))],
  [
    'JSON without a schema',
    answers.declaredAnswers,
    'without a schema',
    documentWith(respond(200, { content: { 'application/json': {} } })),
  ],
  [
    'an answer with any other field',
    answers.namedFields,
    'may be anything',
    documentWith(answer({ type: 'object', properties: { id: text }, additionalProperties: {} })),
  ],
  [
    'the same in other words',
    answers.namedFields,
    'fields without a name',
    documentWith(answer({ type: 'array', items: { type: 'object', additionalProperties: true } })),
  ],
  ['an object of which no field is named', answers.namedFields, 'fields without a name', documentWith(answer({ type: 'object' }))],
  [
    'a field of any type',
    answers.namedFields,
    'may be anything',
    documentWith(answer({ type: 'object', properties: { amount: { description: 'Much' } } })),
  ],
  [
    'a refusal in plain JSON',
    problems,
    'is not application/problem+json alone',
    documentWith(respond(409, { content: { 'application/json': {} } })),
  ],
  [
    'a refusal of another shape',
    problems,
    'is no Problem',
    documentWith(respond(409, { content: { 'application/problem+json': { schema: text } } })),
  ],
  ['a refusal without a code', codes, 'names no code', documentWith(respond(409, { content: { 'application/problem+json': {} } }))],
  ['an unknown code', codes, 'made-up is no code', documentWith(respond(409, problem('made-up')))],
  ['a text without end', bounded, 'is a text without end', documentWith(answer({ type: ['string', 'null'] }))],
  ['a list without end', bounded, 'is a list without end', documentWith(answer({ type: 'array', items: text }))],
  ['an open body', security.closedBodies, 'takes unknown fields', documentWith(body({ type: 'object' }))],
  [
    'a number without end',
    security.boundedNumbers,
    'two ends',
    documentWith(parameter({ name: 'limit', schema: { type: 'integer', minimum: 1 } })),
  ],
  ['a token in the address', security.noSecretsInAddresses, 'has a secret', documentWith(parameter({ name: 'accessToken' }))],
  [
    'a password in an answer',
    security.noSecretsInAnswers,
    'shows a secret',
    documentWith(answer({ type: 'object', properties: { password: text } })),
  ],
  [
    'ids that count',
    security.unguessableIds,
    'counted up',
    documentWith(parameter({ name: 'id', in: 'path', schema: { type: 'integer' } })),
  ],
  ['no 403 for a role', security.refusals, 'lacks 403', documentWith(set({ responses: { 401: problem('unauthenticated') } }))],
  [
    'basic authentication',
    security.schemes,
    'is neither',
    { components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } } },
  ],
];

const openApi = { ...operations, ...answers, ...security, problems, codes, bounded };

describe('a rule for OpenAPI', () => {
  it.each(Object.entries(openApi))('%s has nothing against a sound document', (_, rule) => {
    expect([...rule(documentWith())]).toEqual([]);
  });

  it.each(broken)('finds %s', (_, rule, says, document) => {
    expect([...rule(document)].map((fault) => fault.says).join()).toContain(says);
  });
});

const envelope = ['ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject', 'schema-version'];
const fact = {
  summary: 'Told by order',
  headers: { required: envelope },
  payload: { properties: { paymentToken: text } },
  examples: [{}],
  bindings: { kafka: {} },
  'x-sensitive': ['paymentToken'],
};
const eventsWith = (message: object, channel: object = { address: 'orders', description: 'What order tells' }, action = 'send'): Json => ({
  channels: { orders: channel },
  operations: { tell: { action, channel: { $ref: '#/channels/orders' } } },
  components: { messages: { OrderPlaced: { ...fact, ...message } } },
});

describe('a rule for AsyncAPI', () => {
  it.each(Object.entries(events))('%s has nothing against a sound document', (_, rule) => {
    expect([...rule(eventsWith({}))]).toEqual([]);
  });

  it.each<readonly [string, Rule, string, Json]>([
    ['a fact without an envelope', events.facts, 'lacks ce_id', eventsWith({ headers: { required: [] } })],
    ['a fact without data', events.facts, 'has no payload', eventsWith({ payload: undefined })],
    ['a fact without an example', events.facts, 'has no example', eventsWith({ examples: [] })],
    ['a fact without a key', events.facts, 'has no key', eventsWith({ bindings: {} })],
    ['a fact without a summary', events.facts, 'has no summary', eventsWith({ summary: undefined })],
    ['a sensitive field that is none', events.sensitive, 'is no field', eventsWith({ 'x-sensitive': ['paymentToken', 'pin'] })],
    ['a secret that is not sensitive', events.sensitive, 'not marked', eventsWith({ 'x-sensitive': [] })],
    ['a topic that nobody describes', events.channels, 'has no description', eventsWith({}, { address: 'orders' })],
    ['a topic that nobody fills', events.channels, 'nobody who sends', eventsWith({}, undefined, 'receive')],
  ])('finds %s', (_, rule, says, document) => {
    expect([...rule(document)].map((fault) => fault.says).join()).toContain(says);
  });
});
