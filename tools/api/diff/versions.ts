/** A release is a promise: three numbers, and no preview of one. */
const numbers = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** @throws Error when it is no semantic version of three numbers */
function parsed(version: string): readonly number[] {
  const found = numbers.exec(version);
  if (!found) throw new Error(`${version} is no version such as 1.4.0`);
  return found.slice(1).map(Number);
}

export function compareVersions(one: string, other: string): number {
  const right = parsed(other);
  return (
    parsed(one)
      .map((part, index) => part - (right[index] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
}

export const newestOf = (versions: readonly string[]): string | undefined => versions.toSorted(compareVersions).at(-1);

/**
 * A release is kept once, after those before it.
 * @throws Error when this cannot be the next
 */
export function checkNext(version: string, released: readonly string[]): void {
  parsed(version);
  const newest = newestOf(released);
  if (released.includes(version)) throw new Error(`${version} is released: what it promised is not changed any more`);
  if (newest !== undefined && compareVersions(version, newest) < 0) throw new Error(`${version} does not come after ${newest}`);
}
