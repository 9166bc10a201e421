import { join } from 'node:path';
import type { Secrets } from '../../stack/secrets.js';
import { repositoryRoot } from '../../stack/repository.js';
import { hasDatabase, type ServiceName } from '../../stack/names.js';
import { variablesOf } from '../../stack/services/service-env.js';
import { clockFile } from './clock.js';
import { instancesOf, serviceOf, talkers, type InstanceName } from './names.js';
import type { Servers } from './servers.js';

/** Times in proportion to a run of minutes: a deadline that passes and a reservation that is asked about belong to every run. */
const hurry = {
  ORDER_DEADLINE_SECONDS: '20',
  RESERVATION_SECONDS: '40',
  SWEEP_MS: '500',
  BANK_LATE_SECONDS: '25',
};

/** Where an instance finds the others: the near end of each of its links. */
export interface Neighbourhood {
  readonly dataDir: string;
  readonly servers: Servers;
  readonly secrets: Secrets;
  readonly portOf: (instance: InstanceName) => number;
  readonly databasePort: (instance: InstanceName) => number;
  readonly brokerPort: (instance: InstanceName) => number;
  readonly bankPort: (instance: InstanceName) => number;
  /** Base URLs of all instances of a service, in the gateway's notation. */
  readonly upstream: (service: ServiceName) => string;
  readonly webhookUrl: string;
  /** Instead of the rig's own settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Modules of ours that are loaded before the instance's own. */
const preloaded = (file: string): string => `--import=${join(repositoryRoot, 'dist', 'tools', 'chaos', file)}`;

const nodeOptions = (name: InstanceName): string =>
  [
    '--max-old-space-size=192',
    preloaded('shop/skewed-clock.js'),
    ...(talkers.includes(name) ? [preloaded('kafka/detour-producer.js')] : []),
  ].join(' ');

export function environmentOf(name: InstanceName, around: Neighbourhood): NodeJS.ProcessEnv {
  const service = serviceOf(name);
  const variables = variablesOf[service]({
    url: (other) => urlFor(name, other, around),
    databaseUrl: () => (hasDatabase(service) ? around.servers.appUrl(service, around.databasePort(name)) : ''),
    kafkaBrokers: talkers.includes(name) ? `127.0.0.1:${around.brokerPort(name)}` : '',
    bankApiKey: around.secrets.get('bankApiKey'),
    bankWebhookSecret: around.secrets.get('bankWebhookSecret'),
  });
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: String(around.portOf(name)),
    SERVICE_NAME: service,
    ...hurry,
    ...around.env,
    ...variables,
    ...(service === 'bank' && { BANK_WEBHOOK_URL: around.webhookUrl }),
    NODE_OPTIONS: nodeOptions(name),
    CHAOS_CLOCK: clockFile(around.dataDir, name),
  };
}

function urlFor(name: InstanceName, other: ServiceName, around: Neighbourhood): string {
  if (other === 'bank' && serviceOf(name) === 'payment') return `http://127.0.0.1:${around.bankPort(name)}`;
  if (name === 'gateway') return around.upstream(other);
  return `http://127.0.0.1:${around.portOf(instancesOf(other)[0] ?? name)}`;
}
