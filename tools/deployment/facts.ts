import { topicsUsedBy } from '@app/contracts';
import type { ImageName } from '../images/images.js';
import { hasDatabase, serviceNames, type ServiceName } from '../stack/names.js';
import { portSettings } from '../stack/options.js';
import { variablesOf, type Surroundings } from '../stack/services/service-env.js';

/** The account in the images; no name, no home, no shell. */
export const userId = 10_001;

/** What every way to deploy a service must agree on: the images, Compose and Kubernetes are compared with this. */
export interface ServiceFacts {
  readonly image: string;
  readonly port: number;
  /** Other services that it sends requests to. */
  readonly calls: readonly ServiceName[];
  /** It has a database of the same name. */
  readonly hasDatabase: boolean;
  /** It tells or hears facts. */
  readonly usesBroker: boolean;
  /** Variables that somebody must set for it, because they say where the others are or what opens them. */
  readonly variables: readonly string[];
}

export const imageOf = (name: ImageName): string => `saga-shop/${name}`;

/** Read off what each service is told: it calls whose address it knows. `healthPaths` of the platform are everybody's. */
export const factsOf = (service: ServiceName): ServiceFacts => {
  const variables = variablesOf[service](markers);
  return {
    image: imageOf(service),
    port: portSettings[service].port,
    calls: serviceNames.filter((other) => other !== service && Object.values(variables).some((value) => value.startsWith(urlOf(other)))),
    hasDatabase: hasDatabase(service),
    usesBroker: topicsUsedBy(service).length > 0,
    variables: Object.keys(variables),
  };
};

const urlOf = (service: ServiceName): string => `http://${service}.example`;

const markers: Surroundings = {
  url: urlOf,
  databaseUrl: () => 'database',
  kafkaBrokers: 'broker',
  kafkaPassword: () => 'password',
  bankApiKey: 'key',
  bankWebhookSecret: 'secret',
};
