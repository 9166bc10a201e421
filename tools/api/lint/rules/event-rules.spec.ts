import type { Json } from '../rule.js';
import { asyncApiRules } from './rules.js';

const text = { type: 'string', maxLength: 10 };
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

const broken: readonly (readonly [what: string, rule: string, says: string, document: Json])[] = [
  ['a fact without an envelope', 'facts', 'lacks ce_id', eventsWith({ headers: { required: [] } })],
  ['a fact without data', 'facts', 'has no payload', eventsWith({ payload: undefined })],
  ['a fact without an example', 'facts', 'has no example', eventsWith({ examples: [] })],
  ['a fact without a key', 'facts', 'has no key', eventsWith({ bindings: {} })],
  ['a fact without a summary', 'facts', 'has no summary', eventsWith({ summary: undefined })],
  ['a sensitive field that is none', 'sensitive', 'is no field', eventsWith({ 'x-sensitive': ['paymentToken', 'pin'] })],
  ['a secret that is not sensitive', 'sensitive', 'not marked', eventsWith({ 'x-sensitive': [] })],
  ['a topic that nobody describes', 'channels', 'has no description', eventsWith({}, { address: 'orders' })],
  ['a topic that nobody fills', 'channels', 'nobody who sends', eventsWith({}, undefined, 'receive')],
  ['a text without end', 'bounded', 'is a text without end', eventsWith({ payload: { properties: { paymentToken: { type: 'string' } } } })],
];

describe('a rule for AsyncAPI', () => {
  it.each(Object.entries(asyncApiRules))('%s has nothing against a sound document', (_, rule) => {
    expect([...rule(eventsWith({}))]).toEqual([]);
  });

  it.each(broken)('finds %s', (_, rule, says, document) => {
    expect([...(asyncApiRules[rule]?.(document) ?? [])].map((fault) => fault.says).join()).toContain(says);
  });

  it('is broken by one of these documents, each of them', () => {
    expect(new Set(broken.map(([, rule]) => rule))).toEqual(new Set(Object.keys(asyncApiRules)));
  });
});
