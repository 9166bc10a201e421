import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InstanceName } from './names.js';

export const clockFile = (dataDir: string, instance: InstanceName): string => join(dataDir, 'clocks', instance);

/** Sets how far an instance's clock is off, in milliseconds; it jumps within half a second. */
export function setClock(dataDir: string, instance: InstanceName, offsetMs: number): void {
  const file = clockFile(dataDir, instance);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, String(offsetMs));
}
