export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'unprocessable'
  | 'precondition-failed'
  | 'precondition-required'
  | 'too-many-requests'
  | 'unavailable';

/** One thing that is wrong with the input. `pointer` is a JSON pointer fragment such as `#/lines/0/quantity`. */
export interface InputFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * A refusal that a caller can understand. The `kind` decides the status, the `slug` is part of the API: never rename one, only add.
 * `details` are further public members of the answer, such as the new total of an order.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly slug: string,
    message: string,
    readonly extra: {
      readonly errors?: readonly InputFault[];
      readonly details?: Record<string, unknown>;
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
