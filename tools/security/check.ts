/** What a check has found. */
export interface Finding {
  readonly faults: readonly string[];
  /** In a few words: how much was looked at, or why it was not. */
  readonly note: string;
  /** Nobody could be asked. */
  readonly isOpen?: boolean;
}

export interface Check {
  readonly name: string;
  /** Asks the package registry. */
  readonly needsNetwork?: boolean;
  readonly run: () => Promise<Finding>;
}
