import { brokerUsers } from '@app/contracts';
import { kafkaPasswordsOf } from '../stack/kafka/passwords.js';
import { databaseNames, type DatabaseName } from '../stack/names.js';
import { auditorOf } from '../stack/postgres/ensure-auditors.js';
import { appOf, migratorOf } from '../stack/postgres/ensure-databases.js';
import type { Secrets } from '../stack/secrets.js';
import { passwordsOf } from '../stack/surroundings.js';
import { kafkaFiles } from './kafka-files.js';

/** By name: a variable, so that `DATABASE_URL_FILE` names a file `DATABASE_URL`. */
type Files = Readonly<Record<string, string>>;

/** One name per database on the network, so that it does not matter how many servers there are. */
export const databaseHostOf = (service: DatabaseName): string => `${service}-db`;

/** What each container is given to read, by the folder that is mounted into it; nobody sees a folder of somebody else. */
export function secretFiles(secrets: Pick<Secrets, 'get'>): Readonly<Record<string, Files>> {
  const kafka = kafkaFiles(secrets);
  return {
    postgres: { POSTGRES_PASSWORD: secrets.get(adminRole) },
    kafka: { 'server.properties': kafka.settings },
    'kafka-format': { arguments: kafka.formatArguments },
    deploy: { KAFKA_PASSWORD: kafkaPasswordsOf(secrets).deploy },
    ...Object.fromEntries(
      databaseNames.flatMap((name) => [
        [name, filesOf(name, secrets)],
        [`${name}-migrator`, filesOfMigrator(name, secrets)],
      ]),
    ),
    auditor: Object.fromEntries(
      databaseNames.map((name) => [auditVariableOf(name), urlOf(name, auditorOf(name), secrets.get(auditorOf(name)))]),
    ),
  };
}

function filesOf(service: DatabaseName, secrets: Pick<Secrets, 'get'>): Files {
  const user = brokerUsers.find((name) => name === service);
  return {
    DATABASE_URL: urlOf(service, appOf(service), passwordsOf(secrets, service).app),
    ...(user && { KAFKA_PASSWORD: kafkaPasswordsOf(secrets)[user] }),
    ...Object.fromEntries(ownSecrets[service].map(([variable, name]) => [variable, secrets.get(name)])),
  };
}

const filesOfMigrator = (service: DatabaseName, secrets: Pick<Secrets, 'get'>): Files => ({
  MIGRATOR_DATABASE_URL: urlOf(service, migratorOf(service), passwordsOf(secrets, service).migrator),
});

const sharedWithBank = [
  ['BANK_API_KEY', 'bankApiKey'],
  ['BANK_WEBHOOK_SECRET', 'bankWebhookSecret'],
] as const;

const ownSecrets: Readonly<Record<DatabaseName, readonly (readonly [variable: string, name: string])[]>> = {
  user: [
    ['SIGNING_KEY_SECRET', 'signingKeySecret'],
    ['EMAIL_DIGEST_SECRET', 'emailDigestSecret'],
    ['REFRESH_TOKEN_SECRET', 'refreshTokenSecret'],
  ],
  catalog: [],
  order: [],
  payment: sharedWithBank,
  bank: sharedWithBank,
};

export const adminRole = 'postgres';

/** @returns the URL of the superuser at the server that holds this database */
export const adminUrlAt = (service: DatabaseName, secrets: Pick<Secrets, 'get'>): string =>
  urlOf(service, adminRole, secrets.get(adminRole), 'postgres');

const urlOf = (service: DatabaseName, role: string, password: string, database: string = service): string =>
  `postgresql://${role}:${password}@${databaseHostOf(service)}:5432/${database}`;

const auditVariableOf = (service: DatabaseName): string => `AUDIT_POSTGRES_${service.toUpperCase()}`;
