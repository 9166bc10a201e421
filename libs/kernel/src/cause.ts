import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from './tracing.js';

/** Why we are doing what we do: the request or the message being handled. Whatever is stated meanwhile names it. */
export interface Cause {
  readonly id: string;
  /** Whether it is a request over HTTP; else it is a message. */
  readonly isRequest?: boolean;
  /** What it is all about: the order's id, on everything that one order caused. */
  readonly correlationId?: string;
  /** W3C trace context, passed on with whatever is stated. */
  readonly traceparent?: string;
  /** The span of the work itself, where it is traced. */
  readonly span?: Span;
}

const storage = new AsyncLocalStorage<Cause | undefined>();

export const withCause = <T>(cause: Cause, work: () => T): T => storage.run(cause, work);

/** For work that is done for many at once, and so for none of them in particular. */
export const withoutCause = <T>(work: () => T): T => storage.run(undefined, work);

export const currentCause = (): Cause | undefined => storage.getStore();
