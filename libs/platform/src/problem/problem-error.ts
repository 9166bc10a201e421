import type { InputFault } from '@app/kernel';
import type { ProblemCode } from './problem-codes.js';

export interface ProblemOptions {
  readonly errors?: readonly InputFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further public members of the answer. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A refusal by the HTTP edge itself. The domain throws a DomainError, which knows nothing of HTTP. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    detail?: string,
    readonly options: ProblemOptions = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }
}
