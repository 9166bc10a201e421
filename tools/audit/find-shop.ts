import { existsSync, readFileSync } from 'node:fs';
import { databaseNames, type DatabaseName } from '../stack/names.js';
import { dataDirFrom } from '../stack/options.js';
import { auditorOf } from '../stack/postgres/ensure-auditors.js';
import { Secrets } from '../stack/secrets.js';
import { logFileOf } from '../stack/state/log-files.js';
import { readState } from '../stack/state/state-file.js';
import type { PostgresLog } from './evidence.js';

/** A shop whose books can be opened. */
export interface AuditedShop {
  /** For the first line of the report. */
  readonly name: string;
  readonly databases: Readonly<Record<DatabaseName, string>>;
  /** Of its gateway, where it is known. */
  readonly url?: string;
  /** Read when it is asked for. */
  readonly postgresLogs?: () => readonly PostgresLog[];
}

/** There is nothing to audit; the message says why and what to do. */
export class NothingToAudit extends Error {}

type Urls = Readonly<Partial<Record<DatabaseName, string>>>;

/** @throws NothingToAudit */
export function findShop({ databases, url }: { readonly databases: Urls; readonly url?: string }, env = process.env): AuditedShop {
  const missing = databaseNames.filter((name) => !databases[name]);
  if (missing.length === databaseNames.length) return embedded(dataDirFrom(env), url);
  if (missing.length > 0) throw new NothingToAudit(`The databases of ${missing.join(', ')} are missing: all five belong together.`);
  const all = databases as Record<DatabaseName, string>;
  return {
    name: `the databases on ${[...new Set(Object.values(all).map((text) => new URL(text).host))].join(', ')}`,
    databases: all,
    ...(url && { url }),
  };
}

function embedded(dataDir: string, url: string | undefined): AuditedShop {
  const processes = readState(dataDir)?.processes ?? [];
  const postgres = processes.find(({ name }) => name === 'postgres');
  if (!postgres)
    throw new NothingToAudit(`No stack runs from ${dataDir}. Start one (npm start), name its DATA_DIR, or give the URLs of the databases.`);
  const secrets = new Secrets(dataDir);
  const urlOf = (name: DatabaseName): string => {
    const password = secrets.find(auditorOf(name));
    if (!password)
      throw new NothingToAudit(`The stack in ${dataDir} has no auditors yet: it was started by an older version. Start it again.`);
    return `postgresql://${auditorOf(name)}:${password}@127.0.0.1:${postgres.port}/${name}`;
  };
  const gateway = url ?? processes.find(({ name }) => name === 'gateway')?.url;
  return {
    name: `the shop in ${dataDir}`,
    databases: Object.fromEntries(databaseNames.map((name) => [name, urlOf(name)])) as Record<DatabaseName, string>,
    ...(gateway && { url: gateway }),
    postgresLogs: () => readLog(logFileOf(dataDir, 'postgres')),
  };
}

const readLog = (file: string): PostgresLog[] =>
  existsSync(file) ? [{ server: 'postgres', lines: readFileSync(file, 'utf8').split('\n') }] : [];
