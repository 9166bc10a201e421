import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processNames } from '../names.js';
import { logSize, logTail, readLog } from '../process/log-file.js';
import { logFileOf } from '../state/log-files.js';

const FOLLOW_MS = 200;

/** Prints the last lines of a log and, when asked to, whatever comes, until Ctrl-C. */
export async function printLogs(dataDir: string, name: string, follow: boolean): Promise<void> {
  const file = [name, 'services'].map((candidate) => logFileOf(dataDir, candidate)).find((candidate) => existsSync(candidate));
  if (!(processNames as readonly string[]).includes(name) || !file) throw new Error(`There is no log of ${name} in ${dataDir}.`);
  console.log(logTail(file));
  let from = logSize(file);
  while (follow) {
    await delay(FOLLOW_MS);
    process.stdout.write(readLog(file, from));
    from = logSize(file);
  }
}
