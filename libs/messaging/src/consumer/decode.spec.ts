import { PaymentAuthorized, type EventDefinition } from '@app/contracts';
import type { BrokerRecord } from '../broker.js';
import { decode } from './decode.js';
import type { Route } from './message.js';

const orderId = '019a1c00-0000-7000-8000-000000000001';
const paymentId = '019a1c00-0000-7000-8000-000000000003';
const data = { orderId, paymentId, amount: { amount: 100, currency: 'EUR' } };

const routes = new Map<string, Route>([
  [PaymentAuthorized.type, { definition: PaymentAuthorized as EventDefinition, handle: async () => undefined }],
]);

const headers = {
  ce_id: '019A1C00-0000-7000-8000-0000000000AA',
  ce_type: 'PaymentAuthorized',
  ce_source: 'payment',
  ce_time: '2026-01-01T00:00:00.000Z',
  'schema-version': '1',
  'aggregate-version': '3',
  'correlation-id': orderId,
  'causation-id': 'cause',
};

const record = (changes: Partial<Omit<BrokerRecord, 'headers'>> & { headers?: Record<string, string> } = {}): BrokerRecord => ({
  topic: 'payment.events.v1',
  partition: 1,
  offset: 7n,
  key: orderId,
  value: Buffer.from(JSON.stringify(data)),
  ...changes,
  headers: { ...headers, ...changes.headers },
});

describe('decoding', () => {
  it('reads an event, whatever a newer version has added to it', () => {
    const content = decode(record({ value: Buffer.from(JSON.stringify({ ...data, added: true })) }), routes);
    expect(content).toMatchObject({
      kind: 'readable',
      event: { id: headers.ce_id.toLowerCase(), type: 'PaymentAuthorized', aggregateVersion: 3, data },
    });
  });

  it.each([
    ['a type nobody here handles', { headers: { ce_type: 'SomethingNew' } }],
    ['a type in a topic that is not its own', { topic: 'order.events.v1' }],
  ])('leaves %s alone', (_, changes) => expect(decode(record(changes), routes)).toEqual({ kind: 'foreign' }));

  it.each([
    ['a missing id', { headers: { ce_id: '' } }, 'bad-id', false],
    ['a malformed id', { headers: { ce_id: "1'; DROP TABLE inbox" } }, 'bad-id', false],
    ['a foreign source', { headers: { ce_source: 'order' } }, 'wrong-source', false],
    ['a tombstone', { value: null }, 'no-value', false],
    ['more than 256 KiB', { value: Buffer.from(JSON.stringify({ ...data, pad: 'x'.repeat(300_000) })) }, 'too-large', false],
    ['broken JSON', { value: Buffer.from('{"orderId":') }, 'not-json', false],
    ['an empty value', { value: Buffer.alloc(0) }, 'not-json', false],
    ['an unknown version', { headers: { 'schema-version': '2' } }, 'unknown-version', true],
    ['data that breaks its schema', { value: Buffer.from('{"orderId":1}') }, 'bad-data', true],
    ['data that is no object', { value: Buffer.from('null') }, 'bad-data', true],
    [
      'an unsafe integer',
      { value: Buffer.from('{"orderId":"x","amount":{"amount":12345678901234567890,"currency":"EUR"}}') },
      'bad-data',
      true,
    ],
    ['a key that is not its own', { key: paymentId }, 'wrong-key', false],
  ])('calls %s poison', (_, changes, reason, parksKey) =>
    expect(decode(record(changes), routes)).toMatchObject({ kind: 'poison', reason, parksKey }),
  );

  it('parks nothing where there is no key', () => {
    expect(decode(record({ key: null, headers: { 'schema-version': '9' } }), routes)).toMatchObject({ kind: 'poison', parksKey: false });
  });

  it('gives what has no id one that is the same for each delivery, and another elsewhere', () => {
    const idAt = (offset: bigint) => decode(record({ offset, headers: { ce_id: '' } }), routes) as { eventId: string };
    expect(idAt(7n).eventId).toBe(idAt(7n).eventId);
    expect(idAt(7n).eventId).not.toBe(idAt(8n).eventId);
  });
});
