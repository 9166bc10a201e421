import { Injectable } from '@nestjs/common';
import { timeOfId } from '@app/kernel';
import { Counter, Histogram, Registry } from 'prom-client';
import type { ConsumerStatus } from './broker.js';
import type { Lanes } from './consumer/lanes.js';
import { measureConsumer } from './consumer/measure-consumer.js';
import type { OutboxRow } from './outbox/outbox-row.js';

const outcomes = ['handled', 'duplicate', 'ignored', 'anomaly', 'dead', 'skipped'] as const;
export type MessageOutcome = (typeof outcomes)[number];

/** From what a relay takes when all is well, about 5 ms, to an outage that somebody should have been called for. */
const hopBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What an operator watches of the spine while it moves; what stands still is read by gauges of its own. */
@Injectable()
export class SpineMetrics {
  readonly #published: Counter;
  readonly #publishLatency: Histogram;
  readonly #steps: Histogram<'fact'>;
  readonly #relayFailures: Counter;
  readonly #messages: Counter<'outcome'>;
  readonly #delay: Histogram;
  readonly #batchFallbacks: Counter;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.#published = new Counter({ name: 'outbox_published_total', help: 'Events published by this instance', registers });
    this.#publishLatency = new Histogram({
      name: 'outbox_publish_latency_seconds',
      help: 'From the moment a fact was stated until the broker had it',
      buckets: hopBuckets,
      registers,
    });
    this.#steps = new Histogram({
      name: 'saga_step_duration_seconds',
      help: 'From the fact or request that was the cause to the fact that this service stated for it',
      labelNames: ['fact'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 150, 600],
      registers,
    });
    this.#relayFailures = new Counter({ name: 'outbox_send_errors_total', help: 'Sends that failed and were repeated', registers });
    this.#messages = new Counter({
      name: 'messages_total',
      help: 'Messages by what became of them; `duplicate` is what was delivered again and had no second effect',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of outcomes) this.#messages.inc({ outcome }, 0); // a rate needs a beginning
    this.#delay = new Histogram({
      name: 'message_delay_seconds',
      help: 'From the moment a fact was stated until its effect was committed here',
      buckets: hopBuckets,
      registers,
    });
    this.#batchFallbacks = new Counter({ name: 'batch_fallbacks_total', help: 'Batches that went message by message', registers });
  }

  /** The broker has them: out of the way of the transactions that stated them. Ids say when they were made. */
  published(rows: readonly OutboxRow[]): void {
    const now = Date.now();
    this.#published.inc(rows.length);
    for (const { eventId, headers } of rows) {
      const statedAt = timeOfId(eventId) ?? now;
      this.#publishLatency.observe(secondsBetween(statedAt, now));
      const causation = headers['causation-id'] ?? eventId;
      const causedAt = causation === eventId ? undefined : timeOfId(causation);
      if (causedAt !== undefined) this.#steps.observe({ fact: headers['ce_type'] ?? 'unknown' }, secondsBetween(causedAt, statedAt));
    }
  }

  relayFailed(): void {
    this.#relayFailures.inc();
  }

  message(outcome: MessageOutcome, count = 1): void {
    if (count > 0) this.#messages.inc({ outcome }, count);
  }

  /** @param eventIds of facts whose effect is committed */
  tookEffect(eventIds: readonly string[]): void {
    const now = Date.now();
    for (const id of eventIds) this.#delay.observe(secondsBetween(timeOfId(id) ?? now, now));
  }

  watchConsumer(lanes: Lanes, status: () => ConsumerStatus): void {
    measureConsumer(this.registry, lanes, status);
  }

  batchFellBack(): void {
    this.#batchFallbacks.inc();
  }
}

/** Clocks of two machines differ: what would come before its cause came at once. */
const secondsBetween = (from: number, to: number): number => Math.max(0, to - from) / 1_000;
