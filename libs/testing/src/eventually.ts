/** Repeats an assertion until it holds, and fails with its last error when it does not in time. */
export async function eventually<T>(assertion: () => T | Promise<T>, withinMs = 10_000, everyMs = 20): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
