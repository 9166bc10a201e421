import type { Faults } from '../faults.js';
import { passing, type Dialect, type Passage } from './dialect.js';
import { Frames } from './frames.js';

const headerLength = 5; // a letter, then the length without that letter
const committed = Buffer.from('COMMIT\0');

/**
 * Loses answers to COMMIT. The answer is what gives it away: the server says `COMMIT` only of what it has committed, however it was
 * asked to (a simple query, or a prepared statement somewhere in a pipeline). No TLS: a proxy could not read it.
 */
export function postgres(faults: Faults): Dialect {
  const frames = new Frames((bytes) => (bytes.length < headerLength ? undefined : 1 + bytes.readInt32BE(1)));
  return {
    up: passing,
    down: (bytes) => {
      const passages: Passage[] = [];
      for (const frame of frames.cut(bytes)) {
        if (isCommitted(frame) && faults.lose('commit')) return [...passages, 'reset'];
        passages.push({ bytes: frame });
      }
      return passages;
    },
  };
}

/** CommandComplete with the tag COMMIT. */
const isCommitted = (frame: Buffer): boolean => frame[0] === 0x43 /* C */ && frame.subarray(headerLength).equals(committed);
