import { stopOrder } from '../names.js';
import { PidFile, pidFilesIn, type Leftover } from '../process/pid-file.js';

const SUPERVISOR = 'stack';
const WITHIN_MS = 10_000;

export const supervisorFile = (dataDir: string): PidFile => PidFile.of(dataDir, SUPERVISOR);

/** @throws when a stack already runs on this data */
export function refuseSecondStack(dataDir: string): void {
  const other = supervisorFile(dataDir).running();
  if (!other) return;
  throw new Error(
    `A stack already runs on ${dataDir} (pid ${other.pid}). \`npm run stack -- status\` shows it, \`npm run stack -- stop\` ends it.`,
  );
}

export function becomeSupervisor(dataDir: string): PidFile {
  const file = supervisorFile(dataDir);
  file.write(process.pid, 'SIGTERM');
  return file;
}

/** What still runs of a stack whose supervisor was killed. */
export const leftovers = (dataDir: string): Leftover[] =>
  [...pidFilesIn(dataDir)]
    .filter(([name]) => name !== SUPERVISOR)
    .map(([, file]) => file.running())
    .filter((leftover) => leftover !== undefined);

/** Ends them in order. @returns their names */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const found = leftovers(dataDir).map(({ name }) => name);
  const files = pidFilesIn(dataDir);
  const ordered: readonly string[] = stopOrder.flat();
  const others = [...files.keys()].filter((name) => name !== SUPERVISOR && !ordered.includes(name));
  for (const row of [others, ...stopOrder]) await Promise.all(row.map((name) => files.get(name)?.end(WITHIN_MS)));
  return found;
}
