import { databaseNames, type DatabaseName } from '../stack/names.js';
import { auditorOf } from '../stack/postgres/ensure-auditors.js';
import { appOf, migratorOf } from '../stack/postgres/ensure-databases.js';
import type { Secrets } from '../stack/secrets.js';
import { passwordsOf } from '../stack/surroundings.js';

/** By name: a variable, so that `DATABASE_URL_FILE` names a file `DATABASE_URL`. */
type Files = Readonly<Record<string, string>>;

/** One name per database on the network, so that it does not matter how many servers there are. */
export const databaseHostOf = (service: DatabaseName): string => `${service}-db`;

/** What each container is given to read, by the folder that is mounted into it; nobody sees a folder of somebody else. */
export function secretFiles(secrets: Pick<Secrets, 'get'>): Readonly<Record<string, Files>> {
  const bank = { BANK_API_KEY: secrets.get('bankApiKey'), BANK_WEBHOOK_SECRET: secrets.get('bankWebhookSecret') };
  const more: Readonly<Partial<Record<DatabaseName, Files>>> = {
    user: {
      SIGNING_KEY_SECRET: secrets.get('signingKeySecret'),
      EMAIL_DIGEST_SECRET: secrets.get('emailDigestSecret'),
      REFRESH_TOKEN_SECRET: secrets.get('refreshTokenSecret'),
    },
    payment: bank,
    bank,
  };
  const passwords = Object.fromEntries(databaseNames.map((name) => [name, passwordsOf(secrets, name)]));
  const folders = databaseNames.flatMap((name): [string, Files][] => [
    [name, { DATABASE_URL: urlOf(name, appOf(name), passwords[name]?.app ?? ''), ...more[name] }],
    [`${name}-migrator`, { MIGRATOR_DATABASE_URL: urlOf(name, migratorOf(name), passwords[name]?.migrator ?? '') }],
  ]);
  const auditor = databaseNames.map((name) => [auditVariableOf(name), urlOf(name, auditorOf(name), secrets.get(auditorOf(name)))]);
  return {
    ...Object.fromEntries(folders),
    postgres: { POSTGRES_PASSWORD: secrets.get(adminRole) },
    auditor: Object.fromEntries(auditor),
  };
}

export const adminRole = 'postgres';

/** @returns the URL of the superuser at the server that holds this database */
export const adminUrlAt = (service: DatabaseName, secrets: Pick<Secrets, 'get'>): string =>
  urlOf(service, adminRole, secrets.get(adminRole), 'postgres');

const urlOf = (service: DatabaseName, role: string, password: string, database: string = service): string =>
  `postgresql://${role}:${password}@${databaseHostOf(service)}:5432/${database}`;

const auditVariableOf = (service: DatabaseName): string => `AUDIT_POSTGRES_${service.toUpperCase()}`;
