import { Module, type DynamicModule } from '@nestjs/common';
import { CleanUp } from './clean-up.js';
import { EventServer } from './consumer/event-server.js';
import { Inbox } from './consumer/inbox.js';
import { Receiver } from './consumer/receiver.js';
import { DeadLetterGauges } from './dead-letters/dead-letter-gauges.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { OutboxGauges } from './outbox/outbox-gauges.js';
import { Outbox } from './outbox/outbox.js';
import { Relay } from './outbox/relay.js';
import { RelaySignal } from './outbox/relay-signal.js';
import { SpineMetrics } from './spine-metrics.js';
import { TopicCheck } from './topic-check.js';

const speaking = [RelaySignal, SpineMetrics, Outbox, OutboxGauges, Relay, CleanUp, TopicCheck];
const listening = [Inbox, Receiver, EventServer, DeadLetters, DeadLetterGauges];

/** The spine of a service: outbox and relay for what it tells, inbox, lanes and dead letters for what it hears. */
@Module({})
export class MessagingModule {
  /** For a service that only tells. */
  static telling(): DynamicModule {
    return { module: MessagingModule, global: true, providers: speaking, exports: [Outbox] };
  }

  /** For a service that also hears. It provides `Claims`, which lock what its handlers change. */
  static hearing(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [...speaking, ...listening],
      exports: [Outbox, EventServer, DeadLetters],
    };
  }
}
