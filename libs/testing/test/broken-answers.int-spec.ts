import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { LocalServer } from '@app/testing';
import { allPacts, readPact, VerificationFailed, verifyAnswers, type Broken, type Interaction } from '@app/testing/pacts';
import { leavesOf, without } from './leaves.js';

const asked = allPacts()
  .map(readPact)
  .flatMap((pact) =>
    (pact.interactions ?? []).map(({ response, ...rest }) => ({
      ...rest,
      pact,
      response: { status: 200, ...response },
      provider: pact.provider.name,
    })),
  );

type Asked = (typeof asked)[number];

/** What is noticed of a service that answers every question like this. */
async function noticed({ pact, ...interaction }: Asked, { status, headers, body }: Asked['response']): Promise<readonly Broken[]> {
  const server = new LocalServer((_, response) =>
    response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body)),
  );
  const url = await server.start();
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-pact-'));
  const file = join(folder, 'one-question.json');
  writeFileSync(file, JSON.stringify({ ...pact, interactions: [interaction satisfies Interaction] }));
  try {
    await verifyAnswers(interaction.provider, { url }, [file]);
    return [];
  } catch (error) {
    if (error instanceof VerificationFailed) return error.broken;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
    await server.stop();
  }
}

const fields = asked.flatMap((question) =>
  (question.response.body === undefined ? [] : leavesOf(question.response.body)).map((field) => ({ ...question, question, field })),
);

describe('an answer that loses a field', () => {
  beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined)); // Pact tells there what it throws as well
  afterAll(() => jest.restoreAllMocks());

  it.each(asked)('$provider, $description: is in order while it has all of them', async (question) => {
    expect(await noticed(question, question.response)).toEqual([]);
  });

  it.each(fields)('$provider, $description: is missed without $field', async ({ question, field, description }) => {
    const { response } = question;
    const broken = await noticed(question, { ...response, body: without(response.body, field) });
    expect(broken).toMatchObject([{ consumer: 'gateway', interaction: description }]);
    expect(broken[0]?.because.join()).toContain(field.split('.').at(-1));
  });

  it.each(asked)('$provider, $description: is missed with another status', async (question) => {
    const broken = await noticed(question, { ...question.response, status: 202 });
    expect(broken[0]?.because.join()).toContain('202');
  });
});
