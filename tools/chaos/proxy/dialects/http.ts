import type { Faults } from '../faults.js';
import { passing, type Dialect } from './dialect.js';

const internalError = Buffer.from(
  'HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/problem+json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
);

/**
 * Loses answers to POST: half of them become a 500, for the other half the connection ends. One request at a time: a client that
 * pipelines is not understood.
 */
export function http(faults: Faults, random: () => number): Dialect {
  let isAnswered = true;
  let isPost = false;
  return {
    up: (bytes) => {
      if (isAnswered) isPost = bytes.subarray(0, 5).toString() === 'POST ';
      isAnswered = false;
      return passing(bytes);
    },
    down: (bytes) => {
      const isBeginning = !isAnswered;
      isAnswered = true;
      if (!isBeginning || !isPost || !faults.lose('bank-answer')) return passing(bytes);
      return random() < 0.5 ? ['reset'] : [{ bytes: internalError }, 'end'];
    },
  };
}
