import { join } from 'node:path';
import type { Report } from '../stack/output/report.js';
import type { ChaosOptions } from './options.js';

export interface ChaosRequest extends ChaosOptions {
  /** Everything that the run leaves while it goes on; the caller removes it. */
  readonly dataDir: string;
  /** As somebody would type it. */
  readonly command: string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** Every operation of every client, in JSON lines. */
export const historyFile = (dataDir: string): string => join(dataDir, 'history.jsonl');
