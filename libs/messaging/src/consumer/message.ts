import type { EventDefinition, EventOf } from '@app/contracts';
import type { Decision } from '@app/kernel';
import type { BrokerRecord } from '../broker.js';

/** What a handler may answer; a life cycle's decision fits. Nothing means that the message was handled. */
export type Verdict = Pick<Decision<unknown, unknown>, 'outcome' | 'because'> | undefined | void;

export interface Route {
  readonly definition: EventDefinition;
  handle(event: EventOf<EventDefinition>): Promise<Verdict>;
}

/** A message that can be handled. */
export interface ReadableMessage {
  readonly kind: 'readable';
  readonly event: EventOf<EventDefinition>;
  readonly route: Route;
}

/** A message that can never be handled. `parksKey`: what comes later for the same key must wait behind it. */
export interface PoisonMessage {
  readonly kind: 'poison';
  readonly eventId: string;
  readonly reason: string;
  readonly detail: string;
  readonly parksKey: boolean;
}

/** A message that is not for us: a fact of a newer version of the shop, or one that we have no use for. */
export interface ForeignMessage {
  readonly kind: 'foreign';
}

export type Content = ReadableMessage | PoisonMessage | ForeignMessage;

export interface Message {
  readonly record: BrokerRecord;
  readonly content: Content;
  /** Failures of the handler so far; infrastructure does not count. */
  attempts: number;
}

export type MessageWith<C extends Content> = Message & { readonly content: C };

export const isReadable = (message: Message): message is MessageWith<ReadableMessage> => message.content.kind === 'readable';
export const isPoison = (message: Message): message is MessageWith<PoisonMessage> => message.content.kind === 'poison';
