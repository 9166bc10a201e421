/** The Postgres error codes that this code base acts on, by name. */
export const SqlState = {
  uniqueViolation: '23505',
  checkViolation: '23514',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  lockNotAvailable: '55P03',
  queryCanceled: '57014',
  undefinedTable: '42P01',
} as const;

const infrastructure = /^(08...|57P0[123]|53...)$/;

/** The five-character SQLSTATE of a Postgres error, if it is one. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

const collisions: readonly string[] = [
  SqlState.serializationFailure,
  SqlState.deadlockDetected,
  SqlState.lockNotAvailable,
  SqlState.queryCanceled,
];

/** Two transactions got in each other's way: nobody's fault, the same work will succeed later. */
export const isCollision = (error: unknown): boolean => collisions.includes(sqlStateOf(error) ?? '');

/**
 * The database could not be asked, or its answer was lost: the outcome is unknown and the work may have been committed.
 * Repeat it under the same inbox row or idempotency key, which decides.
 */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super(`database unavailable: ${(cause as Error | undefined)?.message ?? String(cause)}`, { cause });
    this.name = 'DatabaseUnavailable';
  }
}

/** Postgres answered ROLLBACK to COMMIT: an error inside the transaction was swallowed, and nothing was saved. */
export class TransactionAborted extends Error {
  constructor() {
    super('the transaction was rolled back at COMMIT because an earlier statement had failed');
    this.name = 'TransactionAborted';
  }
}

/** A statement came after its transaction had ended, for example from a handler that nobody awaited. */
export class TransactionClosed extends Error {
  constructor() {
    super('the transaction has ended');
    this.name = 'TransactionClosed';
  }
}

/** Only for errors raised by the driver: one without a SQLSTATE never reached Postgres, or its answer never came back. */
export function fromDriver(error: unknown): unknown {
  const state = sqlStateOf(error);
  return state === undefined || infrastructure.test(state) ? new DatabaseUnavailable(error) : error;
}
