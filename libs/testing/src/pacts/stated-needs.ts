import { MatchersV3, MessageConsumerPact } from '@pact-foundation/pact';
import { topics, type EventDefinition, type ServiceName } from '@app/contracts';
import { EventServer } from '@app/messaging';
import { z } from 'zod';
import type { LoneService } from '../lone-service.js';
import { PactDraft } from './pact-files.js';

const { eachLike, integer, regex, uuid } = MatchersV3;

/** Words for what a consumer reads; each carries the example that the consumer is shown to understand. */
export const reads = {
  id: (example: string) => uuid(example),
  text: (example: string) => MatchersV3.string(example),
  number: (example: number) => integer(example),
  /** This value and no other. */
  exactly: <Value>(value: Value) => MatchersV3.equal(value),
  each: <Shape extends object>(shape: Shape) => eachLike(shape as never),
};

const idPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** What the spine of every consumer reads of a fact before its handler sees it. */
const envelope = ({ type, topic, version }: EventDefinition, eventId: string) => ({
  ce_id: regex(idPattern, eventId),
  ce_type: type,
  ce_source: topics[topic].owner,
  'schema-version': String(version),
});

/** Headers that only some consumers read. */
export const timelineHeaders = {
  ce_time: regex(String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`, '2026-01-01T00:00:00.000Z'),
  'causation-id': regex('^.+$', 'what made it say so'),
};

export interface StatedMessage {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Need<D extends EventDefinition> {
  readonly fact: D;
  /** The fields of the data that the consumer reads, and nothing else. */
  readonly data: Readonly<Record<string, unknown>> & { readonly [Key in D['key']]?: unknown };
  /** The example's value of the fact's key. */
  readonly key: string;
  readonly headers?: Readonly<Record<string, ReturnType<typeof regex>>>;
}

/** @param number tells the examples of one file apart */
export const exampleId = (number: number): string => `019a1c00-0000-7000-8000-${String(number).padStart(12, '0')}`;

let counter = 0;
const nextEventId = (): string => exampleId(9_000 + ++counter);

/**
 * What one service needs of the facts of another. Each need is shown on the running consumer: a message that holds what was
 * stated, and nothing else, goes through broker, inbox and handler, and must have its effect.
 */
export class StatedNeeds {
  readonly #draft: PactDraft;

  constructor(
    consumer: ServiceName,
    provider: ServiceName,
    private readonly service: () => LoneService,
  ) {
    this.#draft = new PactDraft(consumer, provider);
  }

  /** @param shows asserts what the consumer did upon the message */
  async state<D extends EventDefinition>(
    { fact, data, key, headers }: Need<D>,
    shows: (message: StatedMessage) => Promise<void>,
  ): Promise<void> {
    const { dir, consumer, provider } = this.#draft;
    await new MessageConsumerPact({ consumer, provider, dir, logLevel: 'error' })
      .expectsToReceive(fact.type)
      .withContent(data)
      .withMetadata({ ...envelope(fact, nextEventId()), ...headers })
      .verify(async ({ contents, metadata }) => {
        const { contentType: _, ...said } = metadata as Record<string, string>;
        this.#readOnlyWhatIsStated(fact);
        await this.service().broker.send([{ topic: fact.topic, key, value: JSON.stringify(contents), headers: said }]);
        await shows({ id: String(said['ce_id']), data: contents as StatedMessage['data'] });
      });
  }

  /** The last test of a file: fails when something else was stated than the provider is held to. */
  expectKept(): void {
    this.#draft.expectKept();
  }

  /** The definition that both sides share would ask for all fields; here the consumer must do with its own. */
  #readOnlyWhatIsStated({ type }: EventDefinition): void {
    const { routes } = this.service().running.app.get(EventServer);
    const route = routes.get(type);
    if (!route) throw new Error(`${this.#draft.consumer} has no handler for ${type}`);
    routes.set(type, { ...route, definition: { ...route.definition, data: z.looseObject({}) } });
  }
}
