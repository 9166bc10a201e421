/**
 * Runs work with a signal that aborts after `ms` milliseconds, or when one of `others` does, and lets go of timer and listeners as soon as
 * the work has ended. `AbortSignal.timeout` and `AbortSignal.any` hold theirs until the time is up, and a busy service has thousands.
 */
export async function untilOver<T>(ms: number, others: readonly AbortSignal[], work: (over: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const end = (): void => over.abort(new Error(`over after ${ms} ms at the latest`));
  const timer = setTimeout(end, ms);
  for (const other of others) other.addEventListener('abort', end);
  if (others.some(({ aborted }) => aborted)) end();
  try {
    return await work(over.signal);
  } finally {
    clearTimeout(timer);
    for (const other of others) other.removeEventListener('abort', end);
  }
}
