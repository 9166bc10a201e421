import { PaymentAuthorized, PaymentDeclined, type EventDefinition, type EventOf } from '@app/contracts';
import { Tx, UnitOfWork } from '@app/database';
import { newId } from '@app/kernel';
import { Registry } from 'prom-client';
import type { BrokerConsumer, BrokerRecord, CommittedOffset } from '../src/broker.js';
import { Claims } from '../src/consumer/claims.js';
import { decode } from '../src/consumer/decode.js';
import { Inbox } from '../src/consumer/inbox.js';
import { Lanes } from '../src/consumer/lanes.js';
import type { Message, Route, Verdict } from '../src/consumer/message.js';
import { Pump } from '../src/consumer/pump.js';
import { Receiver } from '../src/consumer/receiver.js';
import { SpineMetrics } from '../src/spine-metrics.js';

type Handler = (event: EventOf<EventDefinition>, tx: Tx) => Promise<Verdict>;

const topic = 'payment.events.v1';

/** The receiving half of a service: lanes, pump, inbox and dead letters on a real database, fed by the test as by a broker. */
export class ReceivingEnd {
  readonly unitOfWork: UnitOfWork;
  readonly inbox: Inbox;
  readonly receiver: Receiver;
  readonly lanes: Lanes;
  readonly pump: Pump;
  readonly committed: CommittedOffset[] = [];
  readonly paused = new Set<number>();
  readonly routes = new Map<string, Route>();
  #offset = 0n;

  /** @param handler stands for all handlers of the service */
  constructor(url: string, handler: Handler) {
    const config = { DATABASE_URL: url, SERVICE_NAME: 'order', DATABASE_POOL_SIZE: 6 };
    const claims: Claims = { claim: async () => undefined };
    this.unitOfWork = new UnitOfWork(config);
    this.inbox = new Inbox(config);
    this.receiver = new Receiver(config, this.unitOfWork, this.inbox, { get: () => claims } as never, new SpineMetrics(new Registry()));
    this.receiver.onModuleInit();
    for (const definition of [PaymentAuthorized, PaymentDeclined] as EventDefinition[]) {
      this.routes.set(definition.type, { definition, handle: (event) => handler(event, Tx.current()) });
    }
    this.lanes = new Lanes(
      (record) => this.message(record),
      () => this.pump.wake(),
      () => undefined,
    );
    this.lanes.consumer = {
      status: 'running',
      start: async () => undefined,
      stop: async () => undefined,
      pause: ([part]) => void this.paused.add(part?.partition ?? -1),
      resume: ([part]) => void this.paused.delete(part?.partition ?? -1),
      commit: async (offsets) => void this.committed.push(...offsets),
    } satisfies BrokerConsumer;
    this.pump = new Pump(this.lanes, this.receiver, {
      ping: () => this.unitOfWork.ping(),
      batchFellBack: () => undefined,
      onIdle: () => undefined,
    });
    this.lanes.onAssigned([0, 1, 2].map((partition) => ({ topic, partition })));
  }

  /** Messages in all lanes. */
  get waiting(): number {
    return this.lanes.all.reduce((total, lane) => total + lane.length, 0);
  }

  message(record: BrokerRecord): Message {
    return { record, content: decode(record, this.routes), attempts: 0 };
  }

  record(key: string, partition = 0, changes: Partial<BrokerRecord> = {}): BrokerRecord {
    return {
      topic,
      partition,
      offset: this.#offset++,
      key,
      value: Buffer.from(JSON.stringify({ orderId: key, paymentId: newId(), amount: { amount: 1, currency: 'EUR' } })),
      headers: {
        ce_id: newId(),
        ce_type: 'PaymentAuthorized',
        ce_source: 'payment',
        ce_time: new Date().toISOString(),
        'schema-version': '1',
      },
      ...changes,
    };
  }

  feed(...records: BrokerRecord[]): void {
    this.lanes.onRecords(records);
  }

  async stop(): Promise<void> {
    await this.pump.stop();
    await this.unitOfWork.onApplicationShutdown();
  }
}
