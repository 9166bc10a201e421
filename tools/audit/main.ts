import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../stack/process/wait-until.js';
import { auditShop, type AuditResult } from './audit-shop.js';
import { auditOptions, type AuditOptions } from './options.js';
import { findShop, NothingToAudit, type AuditedShop } from './find-shop.js';
import { isAtRest, readMotion } from './motion.js';
import { inFlight, lastLine, printAudit } from './print-audit.js';
import { openDatabasesAt, type OpenDatabases } from './open-databases.js';

const exit = { held: 0, mismatch: 1, unreadable: 2 } as const;
const lookAgainMs = 1_000;
const sameEnough = 3;

const isClean = ({ checked }: AuditResult): boolean => checked.every(({ violations }) => violations === 0);

/**
 * A shop comes to rest a moment after its last order: readers still have to hear of it. So what is found is looked at again, until nothing
 * is found, nothing changes any more, or the time is over.
 */
async function auditAtRest(databases: OpenDatabases, { postgresLogs }: AuditedShop, { wait, json }: AuditOptions): Promise<AuditResult> {
  const end = performance.now() + wait * 1_000;
  const tell = (words: string): void => void (json || console.error(`${words}\n`));
  const first = inFlight(await readMotion(databases));
  if (first) tell(`${first}: waiting up to ${wait} s for them (\`--live\` audits a busy shop).`);
  await waitUntil(async () => isAtRest(await readMotion(databases)), wait * 1_000, lookAgainMs);
  let result = await auditShop(databases, { postgresLogs: postgresLogs?.() });
  for (let same = 1; !isClean(result) && same < sameEnough && performance.now() < end;) {
    await delay(lookAgainMs);
    const next = await auditShop(databases, { postgresLogs: postgresLogs?.() });
    same = isAtRest(await readMotion(databases)) && isSame(result, next) ? same + 1 : 1;
    result = next;
  }
  const still = inFlight(await readMotion(databases));
  if (still) tell(`Still ${still}. If that is as it should be, this shop is busy: \`--live\`.`);
  return result;
}

const isSame = (left: AuditResult, right: AuditResult): boolean => JSON.stringify(left.checked) === JSON.stringify(right.checked);

async function auditOnce(databases: OpenDatabases, shop: AuditedShop, options: AuditOptions): Promise<number> {
  const result = options.live
    ? await auditShop(databases, { liveMarginMs: options.margin * 1_000, postgresLogs: shop.postgresLogs?.() })
    : await auditAtRest(databases, shop, options);
  if (options.json) console.log(JSON.stringify(result, null, options.watch ? 0 : 2));
  else if (options.watch && isClean(result)) console.log(`${result.at}  ${lastLine(result)}`);
  else printAudit(result, shop.name, shop.url, (line) => console.log(line));
  return isClean(result) ? exit.held : exit.mismatch;
}

/** Whoever watches wants to see the shop come back, so what cannot be read now is tried again. */
async function watch(once: () => Promise<number>, seconds: number): Promise<number> {
  let worst: number = exit.held;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  while (!stop.signal.aborted) {
    const code = await once().catch((error: Error) => complain(error));
    if (worst !== exit.mismatch) worst = code === exit.held ? worst : code;
    await delay(seconds * 1_000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return worst;
}

function complain(error: Error): number {
  console.error(error instanceof NothingToAudit ? error.message : `The books could not be read: ${error.message}`);
  return exit.unreadable;
}

async function main(options: AuditOptions): Promise<number> {
  const shop = findShop(options);
  const databases = openDatabasesAt(shop.databases);
  try {
    const once = (): Promise<number> => auditOnce(databases, shop, options);
    return await (options.watch ? watch(once, options.watch) : once());
  } finally {
    await databases.close();
  }
}

process.exitCode = await main(auditOptions(process.argv)).catch(complain);
process.disconnect?.();
