import { AsyncLocalStorage } from 'node:async_hooks';

/** Why we are doing what we do: the request or the message being handled. Whatever is stated meanwhile names it. */
export interface Cause {
  readonly id: string;
  /** W3C trace context, passed on as it came. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<Cause>();

export const withCause = <T>(cause: Cause, work: () => T): T => storage.run(cause, work);

export const currentCause = (): Cause | undefined => storage.getStore();
