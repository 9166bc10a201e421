import { setTimeout as delay } from 'node:timers/promises';
import type { Schema } from './data-source-options.js';
import { missingMigrations } from './missing-migrations.js';

const everyMs = 1_000;

export interface Waiting {
  /** Hears what is waited for, once per reason. */
  readonly tell: (reason: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves when somebody else has brought the database to what `schema` needs, however long that takes: an old version goes on serving
 * meanwhile, and whoever orchestrates sees what is waited for.
 * @throws AbortError
 */
export async function waitForMigrations(url: string, schema: Schema, { tell, signal }: Waiting): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const reason = await reasonToWait(url, schema);
    if (reason === undefined) return;
    if (reason !== told) tell(reason);
    told = reason;
    await delay(everyMs, undefined, { signal });
  }
}

async function reasonToWait(url: string, schema: Schema): Promise<string | undefined> {
  try {
    const missing = await missingMigrations(url, schema);
    return missing.length === 0 ? undefined : `not migrated yet: ${missing.join(', ')}`;
  } catch (error) {
    return `the database cannot be asked: ${(error as Error).message}`;
  }
}
