import type { z } from 'zod';
import type { Topic } from './topics.js';

export type Aggregate = 'order' | 'reservation' | 'payment' | 'product' | 'user';

/** The data of every event is an object, and nothing but JSON. */
export type DataSchema = z.ZodType<Record<string, unknown>>;

/** The definition of a fact: everything that producers and consumers must agree on. */
export interface EventDefinition<Type extends string = string, Data extends DataSchema = DataSchema> {
  readonly type: Type;
  readonly topic: Topic;
  /** Raised only when old readers would break; additions keep the version. */
  readonly version: number;
  readonly aggregate: Aggregate;
  /** The field of the data that names the aggregate; also the record's key, so that one aggregate's facts stay in order. */
  readonly key: string;
  readonly data: Data;
  /** Fields that never reach timelines, logs, listings or traces. */
  readonly sensitive: readonly string[];
}

export type DataOf<D extends EventDefinition> = z.output<D['data']>;

/** What is true of an event whatever it says: its envelope on the wire, as CloudEvents headers. */
export interface Envelope {
  /** UUIDv7, unique per event: the inbox's key. */
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  /** The service that said it. */
  readonly source: string;
  readonly schemaVersion: number;
  /** +1 per event of the aggregate. */
  readonly aggregateVersion: number;
  /** The same for everything that one order caused: the order id. */
  readonly correlationId: string;
  /** The event or request that made its service say this. */
  readonly causationId: string;
  readonly traceparent?: string;
}

export type EventOf<D extends EventDefinition> =
  D extends EventDefinition<infer Type, infer Data> ? Envelope & { readonly type: Type; readonly data: z.output<Data> } : never;

/** A fact that was decided and not yet published: what `decide` returns and `emit` takes. */
export type NewFact<D extends EventDefinition = EventDefinition> =
  D extends EventDefinition<infer Type, infer Data>
    ? { readonly definition: D; readonly type: Type; readonly data: z.output<Data> }
    : never;

type Field<Data extends DataSchema> = keyof z.output<Data> & string;

interface Options<Data extends DataSchema> extends Pick<EventDefinition<string, Data>, 'topic' | 'aggregate' | 'data'> {
  readonly key: Field<Data>;
  readonly version?: number;
  readonly sensitive?: readonly Field<Data>[];
}

export const defineEvent = <Type extends string, Data extends DataSchema>(
  type: Type,
  options: Options<Data>,
): EventDefinition<Type, Data> => ({ version: 1, sensitive: [], ...options, type });

/** States a fact: `fact(OrderConfirmed, { orderId })`. */
export const fact = <D extends EventDefinition>(definition: D, data: DataOf<D>) =>
  ({ definition, type: definition.type, data }) as unknown as NewFact<D>;

/** The data without what must not be shown. */
export function publicData(definition: EventDefinition, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => !definition.sensitive.includes(field)));
}
