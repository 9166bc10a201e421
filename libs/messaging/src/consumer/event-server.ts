import { Injectable, Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { topicsReadBy, type EventDefinition, type EventOf } from '@app/contracts';
import { UnitOfWork } from '@app/database';
import { firstValueFrom, isObservable } from 'rxjs';
import { Broker, type BrokerConsumer, type ConsumerStatus } from '../broker.js';
import { MessagingConfig } from '../messaging-config.js';
import { SPINE } from '../on.js';
import { SpineMetrics } from '../spine-metrics.js';
import { decode } from './decode.js';
import { Lanes } from './lanes.js';
import type { Route, Verdict } from './message.js';
import { Pump } from './pump.js';
import { Receiver } from './receiver.js';

/**
 * A Nest transport over the spine: handlers declared with `@On` get their messages from lanes and the pump, inside a
 * transaction, with Nest's guards, pipes and interceptors around them.
 */
@Injectable()
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly transportId = SPINE;
  override readonly propagatesEventHandlerErrors = true;
  readonly routes = new Map<string, Route>();
  readonly #log = new Logger('Consumer');
  readonly #lanes: Lanes;
  readonly #pump: Pump;
  #consumer?: BrokerConsumer;
  #committer?: NodeJS.Timeout;
  #committing?: Promise<void>;
  #onFatal: (error: Error) => void = () => undefined;

  constructor(
    private readonly config: MessagingConfig,
    private readonly broker: Broker,
    unitOfWork: UnitOfWork,
    receiver: Receiver,
    metrics: SpineMetrics,
  ) {
    super();
    this.#lanes = new Lanes(
      (record) => ({ record, content: decode(record, this.routes), attempts: 0 }),
      () => this.#pump.wake(),
      (error) => this.#onFatal(error),
    );
    this.#pump = new Pump(this.#lanes, receiver, {
      ping: () => unitOfWork.ping(),
      batchFellBack: () => metrics.batchFellBack(),
      onIdle: () => broker.commitIntervalMs === 0 && void this.#commit(),
    });
    metrics.watchConsumer(this.#lanes, () => this.consumerStatus);
  }

  get consumerStatus(): ConsumerStatus {
    return this.#consumer?.status ?? 'stopped';
  }

  /** Called when the consumer cannot be healed from inside the process: it should drain and end. */
  onFatal(listener: (error: Error) => void): void {
    this.#onFatal = listener;
  }

  listen(callback: (error?: unknown) => void): void {
    this.#start().then(() => callback(), callback);
  }

  /** Finishes the batch in hand, commits, leaves the group. What was fetched and not handled is delivered again. */
  async close(): Promise<void> {
    clearInterval(this.#committer);
    await this.#pump.stop();
    await this.#committing;
    await this.#commit();
    await this.#consumer?.stop();
  }

  on(): never {
    throw new Error('the spine has no transport events: see consumerStatus');
  }

  unwrap<T>(): T {
    return this.#consumer as T;
  }

  async #start(): Promise<void> {
    for (const handler of this.messageHandlers.values()) {
      const definition = handler.extras?.['definition'] as EventDefinition;
      this.routes.set(definition.type, {
        definition,
        handle: async (event: EventOf<EventDefinition>) => {
          const result: unknown = await handler(event);
          return (isObservable(result) ? await firstValueFrom(result, { defaultValue: undefined }) : result) as Verdict;
        },
      });
    }
    const topics = topicsReadBy(this.config.SERVICE_NAME);
    if (topics.length === 0) return;
    this.#consumer = this.broker.createConsumer({ groupId: this.config.SERVICE_NAME, topics, listener: this.#lanes });
    this.#lanes.consumer = this.#consumer;
    this.#pump.start();
    if (this.broker.commitIntervalMs > 0) {
      this.#committer = setInterval(() => void this.#commit(), this.broker.commitIntervalMs);
      this.#committer.unref();
    }
    await this.#consumer.start();
  }

  /** One at a time: an older commit that arrives after a newer one would take it back. */
  #commit(): Promise<void> {
    this.#committing ??= this.#lanes
      .commit()
      .catch((error: Error) => this.#log.debug(`offsets not committed: ${error.message}`))
      .finally(() => (this.#committing = undefined));
    return this.#committing;
  }
}
