/** Waits for all and raises the first rejection only when every one has settled: none may go on behind our back. */
export async function settleAll(runs: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  for (const result of await Promise.allSettled(runs)) if (result.status === 'rejected') throw result.reason;
}
