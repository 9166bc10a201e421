import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';

/** What an operator watches of the spine. */
@Injectable()
export class SpineMetrics {
  readonly #published: Counter;
  readonly #relayFailures: Counter;
  readonly #messages: Counter<'outcome'>;
  readonly #batchFallbacks: Counter;
  readonly #laneLag: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#published = new Counter({ name: 'outbox_published_total', help: 'Events published by this instance', registers });
    this.#relayFailures = new Counter({ name: 'outbox_send_errors_total', help: 'Sends that failed and were repeated', registers });
    this.#messages = new Counter({ name: 'messages_total', help: 'Messages by what became of them', labelNames: ['outcome'], registers });
    this.#batchFallbacks = new Counter({ name: 'batch_fallbacks_total', help: 'Batches that went message by message', registers });
    this.#laneLag = new Gauge({ name: 'lane_waiting_messages', help: 'Messages fetched and not yet handled', registers });
  }

  published(count: number): void {
    this.#published.inc(count);
  }

  relayFailed(): void {
    this.#relayFailures.inc();
  }

  message(outcome: 'handled' | 'duplicate' | 'ignored' | 'anomaly' | 'dead' | 'skipped', count = 1): void {
    if (count > 0) this.#messages.inc({ outcome }, count);
  }

  batchFellBack(): void {
    this.#batchFallbacks.inc();
  }

  waiting(count: number): void {
    this.#laneLag.set(count);
  }
}
