import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { allEvents, topics, type ServiceName } from '@app/contracts';
import { allPacts, readPact, VerificationFailed, verifyFacts, type Interaction } from '@app/testing/pacts';
import { leavesOf, without } from './leaves.js';

const samples = new URL('../../contracts/fixtures/', import.meta.url);
const pacts = allPacts().map((file) => ({ file, ...readPact(file) })).filter(({ messages }) => messages); // prettier-ignore

/** A fact as its provider would say it: the golden sample of its data, under its own headers. */
function sampleOf(type: string) {
  const definition = allEvents.find((event) => event.type === type);
  if (!definition) throw new Error(`no fact is called ${type}`);
  const data = JSON.parse(readFileSync(new URL(`${type}.v${definition.version}.json`, samples), 'utf8')) as Record<string, unknown>;
  const id = '019a1c00-0000-7000-8000-0000000000aa';
  const headers = {
    ce_id: id,
    ce_type: type,
    ce_source: topics[definition.topic].owner,
    ce_time: '2026-01-01T10:00:00.000Z',
    'schema-version': String(definition.version),
    'causation-id': id,
  };
  return { data, headers };
}

const types = (messages: readonly Interaction[] = []): string[] => messages.map(({ description }) => description);

/** Which consumers notice, when one fact is said in this way and all others as always. */
async function noticedBy(provider: string, type: string, said: ReturnType<typeof sampleOf>): Promise<VerificationFailed> {
  const held = pacts.filter((pact) => pact.provider.name === provider);
  const say = Object.fromEntries(held.flatMap(({ messages }) => types(messages)).map((other) => [other, () => sampleOf(other)]));
  const files = held.map(({ file }) => file);
  const error = await verifyFacts(provider as ServiceName, files, { ...say, [type]: () => said }).catch((failure: unknown) => failure);
  return error instanceof VerificationFailed ? error : new VerificationFailed([]);
}

/** Every field that anybody reads, with who reads it. */
const fields = [...new Set(pacts.map(({ provider }) => provider.name))].flatMap((provider) => {
  const held = pacts.filter((pact) => pact.provider.name === provider);
  const readers = new Map<string, { type: string; field: string; readBy: string[] }>();
  for (const { consumer, messages } of held) {
    for (const { description: type, contents } of messages ?? []) {
      for (const field of leavesOf(contents)) {
        const key = `${type} ${field}`;
        const entry = readers.get(key) ?? { type, field, readBy: [] };
        entry.readBy.push(consumer.name);
        readers.set(key, entry);
      }
    }
  }
  return [...readers.values()].map((entry) => ({ provider, ...entry }));
});

describe('a fact that loses a field', () => {
  beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined)); // Pact tells there what it throws as well
  afterAll(() => jest.restoreAllMocks());

  it('is in order while it has all of them', async () => {
    for (const { provider, messages } of pacts) {
      const [type = ''] = types(messages);
      expect((await noticedBy(provider.name, type, sampleOf(type))).broken).toEqual([]);
    }
  });

  it.each(fields)('$type of $provider without $field: $readBy', async ({ provider, type, field, readBy }) => {
    const { data, headers } = sampleOf(type);
    const { broken } = await noticedBy(provider, type, { data: without(data, field), headers });
    expect(broken.map(({ consumer, interaction }) => `${consumer} ${interaction}`).sort()).toEqual(readBy.map((reader) => `${reader} ${type}`).sort()); // prettier-ignore
    for (const { because } of broken) expect(because.join()).toContain(field.split('.').at(-1));
  });

  it.each(['ce_id', 'ce_source', 'schema-version', 'causation-id'])('or the header %s', async (name) => {
    const { data, headers } = sampleOf('PaymentCaptured');
    const { [name as 'ce_id']: _, ...left } = headers;
    const { broken } = await noticedBy('payment', 'PaymentCaptured', { data, headers: left as typeof headers });
    expect(broken).toMatchObject([{ consumer: 'order', interaction: 'PaymentCaptured', because: [expect.stringContaining(name)] }]);
  });

  it('that nobody reads is missed by nobody', async () => {
    const { data, headers } = sampleOf('PaymentCaptured');
    expect((await noticedBy('payment', 'PaymentCaptured', { data: without(data, 'amount'), headers })).broken).toEqual([]);
  });
});
