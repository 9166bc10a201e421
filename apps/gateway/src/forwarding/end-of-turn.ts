let waited: Promise<void> | undefined;

/**
 * Resolves when the event loop has looked at everything that had come in. Answers that wait for it are written one right after the
 * other: whoever reads them is woken once, not once for each. Waking a process is a good part of what the system does for an answer.
 */
export const endOfTurn = (): Promise<void> =>
  (waited ??= new Promise((resolve) =>
    setImmediate(() => {
      waited = undefined;
      resolve();
    }),
  ));
