import { kafkaPasswordsOf } from './kafka/passwords.js';
import type { ServiceName } from './names.js';
import { appOf, migratorOf, type RolePasswords } from './postgres/ensure-databases.js';
import type { RunningPostgres } from './postgres/start-postgres.js';
import type { Ports } from './process/claim-ports.js';
import type { Secrets } from './secrets.js';
import { variablesOf, type Surroundings } from './services/service-env.js';

export const urlOf = (ports: Ports, service: ServiceName): string => `http://127.0.0.1:${ports[service]}`;

export const passwordsOf = (secrets: Pick<Secrets, 'get'>, service: string): RolePasswords => ({
  migrator: secrets.get(migratorOf(service)),
  app: secrets.get(appOf(service)),
});

/** Makes the environment of each service. */
export class ServiceEnvironments {
  readonly #surroundings: Surroundings;

  constructor(
    private readonly base: Readonly<Record<string, string | undefined>>,
    private readonly ports: Ports,
    private readonly postgres: Pick<RunningPostgres, 'urlFor'>,
    private readonly secrets: Secrets,
  ) {
    this.#surroundings = {
      url: (service) => urlOf(ports, service),
      databaseUrl: (service) => postgres.urlFor(appOf(service), passwordsOf(secrets, service).app, service),
      kafkaBrokers: `127.0.0.1:${ports.kafka}`,
      kafkaPassword: (user) => kafkaPasswordsOf(secrets)[user],
      bankApiKey: secrets.get('bankApiKey'),
      bankWebhookSecret: secrets.get('bankWebhookSecret'),
    };
  }

  of(service: ServiceName): Record<string, string | undefined> {
    return { ...this.base, ...this.givenTo(service) };
  }

  /** What the stack itself decides. */
  givenTo(service: ServiceName): Record<string, string> {
    return {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(this.ports[service]),
      SERVICE_NAME: service,
      ...variablesOf[service](this.#surroundings),
    };
  }

  /** For migrations alone: the role that may change the schema. */
  ofMigrator(service: ServiceName): Record<string, string | undefined> {
    const url = this.postgres.urlFor(migratorOf(service), passwordsOf(this.secrets, service).migrator, service);
    return { ...this.of(service), MIGRATOR_DATABASE_URL: url };
  }
}
