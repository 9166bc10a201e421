/** Waits for all, also when one has failed: nothing may be starting while the rest is being stopped. Throws the first failure. */
export async function together(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
