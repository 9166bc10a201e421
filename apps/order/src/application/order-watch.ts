import { Injectable } from '@nestjs/common';

export interface OrderChange {
  /** Whether the order has come to its end. */
  readonly isFinal: boolean;
}

type Listener = (change: OrderChange) => void;

/** Wakes whoever waits for an order to change: long polls and event streams of this process. */
@Injectable()
export class OrderWatch {
  readonly #listeners = new Map<string, Set<Listener>>();

  get ids(): string[] {
    return [...this.#listeners.keys()];
  }

  changed(orderId: string, change: OrderChange): void {
    for (const listener of this.#listeners.get(orderId) ?? []) listener(change);
  }

  /**
   * Yields at once, then after each change that matters until `over` aborts: read the order in the body of the loop. The
   * registration comes before the first yield, so that no change is missed between a read and the wait.
   */
  async *changes(orderId: string, over: AbortSignal, matters: (change: OrderChange) => boolean = () => true): AsyncGenerator<void> {
    let isDue = true;
    let wake: () => void = () => undefined;
    const rouse = () => {
      isDue = true;
      wake();
    };
    const listener = (change: OrderChange) => matters(change) && rouse();
    this.#add(orderId, listener);
    over.addEventListener('abort', rouse);
    try {
      while (!over.aborted) {
        if (!isDue) await new Promise<void>((resolve) => (wake = resolve));
        if (over.aborted) return;
        isDue = false;
        yield;
      }
    } finally {
      over.removeEventListener('abort', rouse);
      this.#remove(orderId, listener);
    }
  }

  #add(orderId: string, listener: Listener): void {
    this.#listeners.set(orderId, (this.#listeners.get(orderId) ?? new Set()).add(listener));
  }

  #remove(orderId: string, listener: Listener): void {
    const listeners = this.#listeners.get(orderId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#listeners.delete(orderId);
  }
}
