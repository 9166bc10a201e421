import type { BrokerRecord } from '@app/messaging';
import { forged } from './anomalies.js';
import { injectionOf, wasInjected } from './injection.js';
import { poisoned, type PoisonKind } from './poison.js';

const real: BrokerRecord = {
  topic: 'order.events.v1',
  partition: 1,
  offset: 5n,
  key: 'order-1',
  value: Buffer.from('{"orderId":"order-1","reason":"timed-out"}'),
  headers: { ce_id: '01930000-0000-7000-8000-000000000001', ce_type: 'OrderCancelled', ce_source: 'order', 'schema-version': '1' },
};
const at = { partition: 2, offset: 9n };
const expectedOf = (kind: PoisonKind) => injectionOf({ ...poisoned(real, kind, 'other'), ...at }).expected;

describe('a forged message', () => {
  it('has a key and an id of its own, and is known again wherever it turns up', () => {
    const record = poisoned(real, 'unknown-version', 'other');
    expect(record).toMatchObject({ topic: real.topic, key: 'other', value: real.value });
    expect(record.headers['ce_id']).not.toBe(real.headers['ce_id']);
    expect([wasInjected(record), wasInjected(real)]).toEqual([true, false]);
    expect(injectionOf({ ...record, ...at })).toMatchObject({ topic: real.topic, ...at, eventId: record.headers['ce_id'] });
  });

  it.each(['not-json', 'unknown-version', 'wrong-source', 'bad-id', 'no-value', 'too-large', 'bad-data'] as const)(
    'with %s is to become a dead letter',
    (kind) => expect(expectedOf(kind)).toBe('dead-letter'),
  );

  it('of a type that nobody knows is to be skipped', () => expect(expectedOf('unknown-type')).toBe('skipped'));

  it('says a real fact of another order when it is to be impossible', () => {
    const record = forged(real, 'order-2');
    expect(JSON.parse(record.value?.toString() ?? '')).toEqual({ orderId: 'order-2', reason: 'timed-out' });
    expect([record.key, injectionOf({ ...record, ...at }).expected]).toEqual(['order-2', 'anomaly']);
  });

  it('has no id that anybody could look for when the id is what is wrong with it', () => {
    expect(injectionOf({ ...poisoned(real, 'bad-id', 'other'), ...at })).not.toHaveProperty('eventId');
  });
});
