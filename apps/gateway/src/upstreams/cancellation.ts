/**
 * Whether somebody still waits for an answer. Most requests end without ever asking: an AbortController with its signal, its event and
 * its listeners, made for each of them, was a part of the gateway's cost that could be measured.
 */
export class Cancellation {
  #reason: unknown;
  #listener: ((reason: unknown) => void) | undefined;

  /** Undefined as long as somebody waits. */
  get reason(): unknown {
    return this.#reason;
  }

  /** Nothing happens the second time. */
  cancel(reason: Error): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#listener?.(reason);
  }

  /** Only the last listener is told: whoever takes the request on takes this on, too. */
  listen(listener: (reason: unknown) => void): void {
    this.#listener = listener;
  }
}
