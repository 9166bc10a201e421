/** Exact text of a source file, and what stands there instead. */
export interface Patch {
  /** Below the repository's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** @throws when the text is not there exactly once: the source has changed, and the planted fault must follow it */
export function patched(source: string, { file, find, replace }: Patch): string {
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds ${times} times what a planted fault replaces, not once:\n${find}`);
  return source.replace(find, () => replace);
}
