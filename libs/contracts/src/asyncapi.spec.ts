import { allEvents, buildAsyncApi, topicNames } from './index.js';

type Json = Record<string, unknown>;
const at = (json: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce((value, part) => (value as Json | undefined)?.[part.replaceAll('~1', '/')], json);

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [part as string] : refsIn(part)));

describe('the AsyncAPI document', () => {
  const document = buildAsyncApi() as Record<'channels' | 'operations', Record<string, Json>>;

  it('has every topic as a channel and every fact as a message of its channel', () => {
    expect(Object.keys(document.channels)).toEqual(topicNames);
    for (const { topic, type } of allEvents) expect(document.channels[topic]?.['messages']).toHaveProperty([type]);
  });

  it('refers to nothing that is not there', () => {
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(allEvents.length);
    expect(refs.filter((ref) => at(document, ref) === undefined)).toEqual([]);
  });

  it('says who tells and who hears', () => {
    expect(document.operations['order.send.order.events.v1']).toMatchObject({ action: 'send', tags: [{ name: 'order' }] });
    expect(document.operations['payment.receive.order.events.v1']).toMatchObject({
      bindings: { kafka: { groupId: { const: 'payment' } } },
    });
  });

  it('is plain JSON and names the fields that must not be shown', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(at(document, '#/components/messages/OrderPlaced')).toMatchObject({ 'x-sensitive': ['paymentToken'] });
  });
});
