/** @throws when `work` has not settled after `ms`; it goes on, and what becomes of it then is nobody's concern. */
export async function within<T>(ms: number, work: Promise<T>, complaint: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`${complaint} within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
