import { MatchersV3, PactV3, type V3Interaction } from '@pact-foundation/pact';
import type { ServiceName } from '@app/contracts';
import { PactDraft } from './pact-files.js';

const { fromProviderState } = MatchersV3;

/** A part of a request that only the provider can know, such as the id of something it made for this state. */
export const known = (expression: string, example: string) => fromProviderState(expression, example);

/** The consumer sends the token of its caller on; the provider's test puts a real one into its place. */
export const anyToken = MatchersV3.regex('^Bearer .+$', 'Bearer of-the-caller');

/** What a client needs of the answers of a service, shown on the client itself against a server that answers with the examples. */
export class NeededAnswers {
  readonly #draft: PactDraft;

  constructor(consumer: string, provider: ServiceName) {
    this.#draft = new PactDraft(consumer, provider);
  }

  /** @param uses lets the client ask all of this, at the URL of the server, and asserts what it makes of the answers */
  async state(interactions: readonly V3Interaction[], uses: (url: string) => Promise<void>): Promise<void> {
    const { dir, consumer, provider } = this.#draft;
    const pact = new PactV3({ consumer, provider, dir, logLevel: 'error' });
    for (const interaction of interactions) pact.addInteraction(interaction);
    await pact.executeTest(({ url }) => uses(url));
  }

  /** The last test of a file: fails when something else was stated than the provider is held to. */
  expectKept(): void {
    this.#draft.expectKept();
  }
}

interface Question extends Pick<V3Interaction['withRequest'], 'path' | 'query' | 'headers'> {
  /** What must be so at the provider before. */
  readonly state?: string;
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly type?: 'application/json' | 'application/problem+json';
}

/** A GET, and the part of its answer that matters. */
export const get = (what: string, { state, ...request }: Question, { status = 200, body, type }: Answer = {}): V3Interaction => {
  const mediaType = type ?? (body === undefined ? undefined : 'application/json');
  const headers = mediaType && { 'content-type': MatchersV3.regex(`^${mediaType.replace('+', String.raw`\+`)}(;.*)?$`, mediaType) };
  return {
    ...(state && { states: [{ description: state }] }),
    uponReceiving: what,
    withRequest: { method: 'GET', ...request },
    willRespondWith: { status, ...(headers && { headers }), ...(body !== undefined && { body: body as V3Interaction['willRespondWith']['body'] }) }, // prettier-ignore
  } as V3Interaction;
};
