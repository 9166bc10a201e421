import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { topics, type Topic } from '@app/contracts';
import { appendTo, UnitOfWork, type Tx } from '@app/database';
import { crashpoint, settleAll, withCause } from '@app/kernel';
import { keyName, readParked } from '../dead-letters/parked-keys.js';
import { writeDeadLetters, type Death } from '../dead-letters/write-dead-letters.js';
import { Handling } from '../tracing/handling.js';
import { settleTrace } from '../tracing/endings-of-traces.js';
import { MessagingConfig } from '../messaging-config.js';
import { SpineMetrics } from '../spine-metrics.js';
import { Claims } from './claims.js';
import { Inbox } from './inbox.js';
import { groupByKey } from './keyed-groups.js';
import { isPoison, isReadable, type Message, type MessageWith, type ReadableMessage } from './message.js';

type Readable = MessageWith<ReadableMessage>;

const anomalies = appendTo('saga_anomalies', { event_id: 'uuid', type: 'text', subject: 'text', because: 'text' });

/** Handles messages, many or one, in one transaction: inbox rows, locks, effects, facts and dead letters commit together. */
@Injectable()
export class Receiver implements OnModuleInit {
  readonly #consumer: string;
  #claims: Claims;

  constructor(
    config: MessagingConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly modules: ModuleRef,
    private readonly metrics: SpineMetrics,
  ) {
    this.#consumer = config.SERVICE_NAME;
  }

  /** The service's own module provides the claims, and it comes after this one. */
  onModuleInit(): void {
    this.#claims = this.modules.get(Claims, { strict: false });
  }

  /** Rejects with the first failure when all handlers have settled; then nothing of it has happened. */
  async receive(messages: readonly Message[]): Promise<void> {
    const ours = messages.filter(({ content }) => content.kind !== 'foreign');
    if (ours.length > 0) await Handling.of(ours.length, (handling) => this.#receive(ours, handling));
    crashpoint('lane.after-commit-before-offset', ours, keyOf);
    for (const { record } of messages) settleTrace(record.headers['ce_type'], record.headers['traceparent']);
    this.metrics.message('skipped', messages.length - ours.length);
  }

  #receive(messages: readonly Message[], handling?: Handling): Promise<void> {
    crashpoint('lane.before-tx', messages, keyOf);
    return this.unitOfWork.run(async (tx) => {
      const events = messages.filter(isReadable).map((message) => message.content.event);
      // Sent in this order and answered together. Rows of messages that turn out to be old are locked for nothing.
      const [fresh, parked] = await Promise.all([
        this.#admit(tx, messages),
        readParked(tx, this.#consumer, keysOf(messages)),
        events.length > 0 && this.#claims.claim(tx, events),
      ]);
      crashpoint('lane.after-inbox', messages, keyOf);
      const { deaths, living } = triage(fresh, parked);
      await this.#bury(tx, deaths);
      await this.#handle(tx, living, handling);
      crashpoint('lane.before-commit', messages, keyOf);
    });
  }

  /** Locks what the message of a dead letter will change, then runs its handler. */
  async replay(tx: Tx, message: Readable): Promise<void> {
    await this.#claims.claim(tx, [message.content.event]);
    await this.#handle(tx, [message]);
  }

  /** Runs the handlers: those of one key in order, different keys at once. */
  async #handle(tx: Tx, messages: readonly Readable[], handling?: Handling): Promise<void> {
    if (messages.length === 0) return;
    const ignored: string[] = [];
    await settleAll(
      groupByKey(messages, (message) => message.record.key ?? '').map(async (group) => {
        for (const message of group) {
          if (await this.#runHandler(tx, message, handling)) ignored.push(message.content.event.id);
          crashpoint('lane.after-effect', messages, keyOf);
        }
      }),
    );
    await this.inbox.setOutcome(tx, 'ignored', ignored);
    tx.afterCommit(() => this.metrics.message('handled', messages.length - ignored.length));
    tx.afterCommit(() => this.metrics.message('ignored', ignored.length));
    tx.afterCommit(() => this.metrics.tookEffect(messages.map(({ content }) => content.event.id)));
  }

  /** Gives a message up: dead in the inbox, kept with its bytes, its key parked, all at once. */
  bury(message: Message, eventId: string, error: Error): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const isNew = (await this.inbox.admit(tx, new Map([[eventId, message]]))).size > 0;
      if (!isNew) return; // a twin was handled or buried by another instance meanwhile
      const parksKey = message.record.key !== null;
      await this.#bury(tx, [{ message, eventId, reason: 'handler-failed', error: `${error.name}: ${error.message}`, parksKey }]);
    });
  }

  /** @returns the messages that are new here, each event once: the first of several wins */
  async #admit(tx: Tx, messages: readonly Message[]): Promise<readonly Message[]> {
    const byId = new Map<string, Message>();
    for (const message of messages) {
      const id = inboxIdOf(message);
      if (id && !byId.has(id)) byId.set(id, message);
    }
    const fresh = await this.inbox.admit(tx, byId);
    tx.afterCommit(() => this.metrics.message('duplicate', byId.size - fresh.size));
    return messages.filter((message) => {
      const id = inboxIdOf(message);
      return id ? fresh.has(id) && byId.get(id) === message : isReadable(message);
    });
  }

  async #bury(tx: Tx, deaths: readonly Death[]): Promise<void> {
    if (deaths.length === 0) return;
    await writeDeadLetters(tx, this.#consumer, deaths);
    await this.inbox.setOutcome(tx, 'dead', deaths.map((death) => death.eventId)); // prettier-ignore
    crashpoint('dlq.mid-tx', deaths, ({ message }) => keyOf(message));
    tx.afterCommit(() => this.metrics.message('dead', deaths.length));
  }

  /** @returns whether the message was ignored */
  async #runHandler(tx: Tx, message: Readable, handling?: Handling): Promise<boolean> {
    const { event, route } = message.content;
    const span = handling?.begin(event, message.record.topic);
    const traceparent = span?.traceparent ?? event.traceparent;
    const { id, correlationId } = event;
    const verdict = await withCause({ id, correlationId, ...(traceparent && { traceparent }), ...(span && { span }) }, () =>
      route.handle(event),
    );
    span?.set({ 'shop.outcome': verdict?.outcome ?? 'handled' });
    if (verdict?.outcome === 'anomaly') {
      tx.append(anomalies, { event_id: event.id, type: event.type, subject: message.record.key, because: verdict.because ?? 'unexpected' });
      tx.afterCommit(() => this.metrics.message('anomaly'));
    }
    return verdict?.outcome === 'anomaly' || verdict?.outcome === 'ignored';
  }
}

const keyOf = ({ record }: Message): string | null => record.key;

/** State topics need no inbox: a copy with an older version changes nothing. */
function inboxIdOf({ content, record }: Message): string | undefined {
  if (content.kind === 'poison') return content.eventId;
  if (content.kind === 'foreign' || 'compacted' in topics[record.topic as Topic]) return undefined;
  return content.event.id;
}

const keysOf = (messages: readonly Message[]) => {
  const keyed = messages.flatMap(({ content, record: { topic, key } }) =>
    content.kind === 'foreign' || key === null ? [] : [{ topic, key }],
  );
  return [...new Map(keyed.map((messageKey) => [keyName(messageKey), messageKey])).values()];
};

/** Tells the dead from the living, in order: what stands behind a letter of its key dies with it, so that nobody sees n+1 before n. */
function triage(messages: readonly Message[], parked: Set<string>): { deaths: Death[]; living: Readable[] } {
  const deaths: Death[] = [];
  const living: Readable[] = [];
  for (const message of messages) {
    const { topic, key } = message.record;
    const name = key === null ? undefined : keyName({ topic, key });
    if (isPoison(message)) {
      const { eventId, reason, detail, parksKey } = message.content;
      deaths.push({ message, eventId, reason, error: detail, parksKey });
      if (parksKey && name) parked.add(name);
    } else if (isReadable(message) && name && parked.has(name)) {
      const { id } = message.content.event;
      deaths.push({ message, eventId: id, reason: 'key-parked', error: 'an earlier message of this key is a dead letter', parksKey: true });
    } else if (isReadable(message)) living.push(message);
  }
  return { deaths, living };
}
