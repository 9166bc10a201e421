import { closeSync, openSync, readSync, statSync } from 'node:fs';

const TAIL_BYTES = 16_384;
const TAIL_LINES = 12;
const LONGEST_LINE = 400;
const STACK_FRAME = /^ {4}at /;

export const logSize = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** What was written after `from` (bytes). */
export function readLog(file: string, from: number): string {
  const length = Math.max(logSize(file) - from, 0);
  if (length === 0) return '';
  const buffer = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, length, from));
  } finally {
    closeSync(descriptor);
  }
}

/** The last lines of what was written after `from` (bytes), without the frames of stack traces, which would push the message out. */
export const logTail = (file: string, from = 0): string =>
  readLog(file, Math.max(from, logSize(file) - TAIL_BYTES))
    .trimEnd()
    .split('\n')
    .filter((line) => !STACK_FRAME.test(line))
    .slice(-TAIL_LINES)
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
