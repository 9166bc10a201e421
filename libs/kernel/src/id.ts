import { v7 } from 'uuid';

/** A UUIDv7: unique, and sorted by the time it was made, so that indexes grow at one end. */
export const newId = (): string => v7();

/** @returns when a UUIDv7 was made, in milliseconds since 1970; undefined for any other id */
export const timeOfId = (id: string): number | undefined =>
  id.length === 36 && id[14] === '7' ? parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;
