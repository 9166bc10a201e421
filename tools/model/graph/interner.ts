/** Gives equal values the same number, and remembers the number of each object it has met, so that what did not change costs nothing. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #met = new WeakMap<object, number>();

  idOf(value: object | undefined): number {
    if (!value) return -1;
    const met = this.#met.get(value);
    if (met !== undefined) return met;
    const text = canonical(value);
    const id = this.#ids.get(text) ?? this.#ids.size;
    this.#ids.set(text, id);
    this.#met.set(value, id);
    return id;
  }
}

/** JSON with the fields in one order, however the object came to be. */
const canonical = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(byName)) : part,
  );

const byName = ([left]: [string, unknown], [right]: [string, unknown]): number => (left < right ? -1 : 1);
