import { readVariables } from '@app/kernel';
import { Command, Option } from 'commander';
import { notNegative, positive } from '../terminal/option-values.js';
import { databaseNames, type DatabaseName } from '../stack/names.js';

export interface AuditOptions {
  /** Orders may be on their way. */
  readonly live: boolean;
  /** With `live`: how long nothing may have happened to an order before it counts as having come to rest, in seconds. */
  readonly margin: number;
  /** Without `live`: for how long the shop may take to come to rest, in seconds. */
  readonly wait: number;
  /** Seconds between two audits. */
  readonly watch?: number;
  readonly json: boolean;
  /** Of the gateway, for what is printed to look further. */
  readonly url?: string;
  /** Databases that are somewhere else than in the data folder. */
  readonly databases: Readonly<Partial<Record<DatabaseName, string>>>;
}

const usualWatch = 30;

const notes = `
Without a URL it audits the stack that runs from DATA_DIR (.data), by roles that may read and nothing else.
With URLs, all five are needed; any role will do that may read the tables. AUDIT_POSTGRES_USER_FILE names a file with a URL.

Exit code: 0 everything held, 1 something did not, 2 it could not be read.`;

export function auditOptions(argv: readonly string[]): AuditOptions {
  const command = new Command('npm run audit --')
    .description('Reads the books of a running shop (four databases and the bank) and says what they have against each other. Changes nothing.')
    .option('--live', 'orders may be on their way: asks what holds at any time, and the rest of orders that have come to rest', false)
    .option('--margin <seconds>', 'with --live: how long nothing may have happened to an order that counts as having come to rest', positive, 900)
    .option('--wait <seconds>', 'without --live: how long the shop may take to come to rest', notNegative, 60)
    .option('--watch [seconds]', 'audits again and again, every so many seconds', positive)
    .option('--json', 'one JSON document instead of words; with --watch one line each', false)
    .option('--url <url>', 'the gateway, for the commands that are printed'); // prettier-ignore
  for (const name of databaseNames) {
    command.addOption(new Option(`--postgres-${name} <url>`, `the database of ${name}`).env(variableOf(name)));
  }
  const { watch, ...options } = command
    .addHelpText('after', notes)
    .parse(argv)
    .opts<Omit<AuditOptions, 'watch'> & { watch?: number | true }>();
  const urls = options as unknown as Readonly<Record<string, string | undefined>>;
  const { values } = readVariables(process.env, databaseNames.map(variableOf));
  return {
    ...options,
    ...(watch !== undefined && { watch: watch === true ? usualWatch : watch }),
    databases: Object.fromEntries(databaseNames.flatMap((name) => {
      const url = urls[`postgres${name[0]?.toUpperCase()}${name.slice(1)}`] ?? values[variableOf(name)];
      return url ? [[name, url]] : [];
    })),
  }; // prettier-ignore
}

const variableOf = (name: DatabaseName): string => `AUDIT_POSTGRES_${name.toUpperCase()}`;
