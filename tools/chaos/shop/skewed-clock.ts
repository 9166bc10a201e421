import { readFileSync, watchFile } from 'node:fs';

// Loaded before an instance: its calendar clock can be set from outside while it runs, as an administrator or a time server would. Timers
// and `performance.now()` go on as before, for no clock change reaches the monotonic clock either.
const file = process.env['CHAOS_CLOCK'];
const RealDate = Date;
let offsetMs = 0;

class SkewedDate extends RealDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length === 0 ? [RealDate.now() + offsetMs] : parts) as [number]));
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

function readOffset(path: string): void {
  try {
    offsetMs = Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    offsetMs = 0;
  }
}

if (file) {
  globalThis.Date = SkewedDate as DateConstructor;
  readOffset(file);
  watchFile(file, { interval: 250, persistent: false }, () => readOffset(file));
}
