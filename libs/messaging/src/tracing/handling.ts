import type { EventDefinition, EventOf } from '@app/contracts';
import { currentTracer, type Span } from '@app/kernel';

/**
 * The spans of messages that are handled in one transaction: each is a child in the trace of its own message, and they begin and end
 * together, because the transaction is what they wait for.
 */
export class Handling {
  readonly #spans: Span[] = [];
  readonly #startedAt = performance.now();

  private constructor(private readonly size: number) {}

  /** Runs the work of a transaction; its spans end when that is committed, or has failed. */
  static async of<T>(size: number, work: (handling?: Handling) => Promise<T>): Promise<T> {
    if (!currentTracer()) return work();
    const handling = new Handling(size);
    try {
      const result = await work(handling);
      handling.#end();
      return result;
    } catch (error) {
      handling.#end(error);
      throw error;
    }
  }

  begin(event: EventOf<EventDefinition>, topic: string): Span | undefined {
    const span = currentTracer()?.start(`process ${event.type}`, {
      parent: event.traceparent,
      isHeld: true,
      kind: 'consumer',
      startedAt: this.#startedAt,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.type': 'process',
        'messaging.destination.name': topic,
        'messaging.message.id': event.id,
        'messaging.batch.message_count': this.size,
        'shop.correlation.id': event.correlationId,
      },
    });
    if (span) this.#spans.push(span);
    return span;
  }

  #end(error?: unknown): void {
    for (const span of this.#spans) span.end(error);
  }
}
