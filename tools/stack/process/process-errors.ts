export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const withLog = (sentence: string, logFile: string, log: string): string => `${sentence}\n${log.replace(/^/gm, '  | ')}\n  (${logFile})`;

export const describeExit = ({ code, signal }: Exit): string => signal ?? `code ${code}`;

/** It ended although it should not have. The message carries the end of its log. */
export class ProcessDied extends Error {
  constructor(name: string, when: string, exit: Exit, logFile: string, log: string) {
    super(withLog(`${name} ended with ${describeExit(exit)} ${when}:`, logFile, log));
  }
}

export class ProcessNotReady extends Error {
  constructor(name: string, withinMs: number, logFile: string, log: string) {
    super(withLog(`${name} was not ready within ${withinMs / 1000} s:`, logFile, log));
  }
}
