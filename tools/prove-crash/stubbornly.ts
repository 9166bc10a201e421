import { setTimeout as delay } from 'node:timers/promises';
import { ShopProblem } from '@app/client';

const everyMs = 150;
const withinMs = 60_000;

/** Whether an answer settles nothing: the request may have been carried out or not, or its twin is still under way. */
const isUnknown = (error: unknown): boolean =>
  !(error instanceof ShopProblem) || error.status >= 500 || error.code === 'idempotency-key-in-use';

/** A client who asks again until somebody answers. Only for reads, and for what carries an idempotency key. */
export async function stubbornly<T>(call: () => Promise<T>): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isUnknown(error) || performance.now() > end) throw error;
      await delay(everyMs);
    }
  }
}
