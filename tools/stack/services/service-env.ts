import type { KafkaUser } from '../kafka/passwords.js';
import type { ServiceName } from '../names.js';

/** Where everything is and what opens it: what a service's environment is made of. */
export interface Surroundings {
  readonly url: (service: ServiceName) => string;
  /** Of the app's role, by socket. */
  readonly databaseUrl: (service: ServiceName) => string;
  readonly kafkaBrokers: string;
  /** Absent where nobody logs in to the broker. */
  readonly kafkaPassword?: (service: KafkaUser) => string;
  readonly bankApiKey: string;
  readonly bankWebhookSecret: string;
}

type Variables = Readonly<Record<string, string>>;

/** Which service is told what; `PORT` and `SERVICE_NAME` are everybody's. */
export const variablesOf: Readonly<Record<ServiceName, (around: Surroundings) => Variables>> = {
  user: (around) => ({ ...database('user', around), ...kafka('user', around), ...behindGateway(around) }),
  catalog: (around) => ({ ...database('catalog', around), ...kafka('catalog', around), ...behindGateway(around) }),
  order: (around) => ({ ...database('order', around), ...kafka('order', around), ...behindGateway(around) }),
  payment: (around) => ({
    ...database('payment', around),
    ...kafka('payment', around),
    ...behindGateway(around),
    ...bank(around),
    BANK_URL: around.url('bank'),
  }),
  bank: (around) => ({ ...database('bank', around), ...bank(around), BANK_WEBHOOK_URL: `${around.url('payment')}/webhooks/bank` }),
  gateway: (around) => ({
    ...tokens(around),
    USER_URL: around.url('user'),
    CATALOG_URL: around.url('catalog'),
    ORDER_URL: around.url('order'),
    PAYMENT_URL: around.url('payment'),
  }),
};

const database = (service: ServiceName, { databaseUrl }: Surroundings): Variables => ({ DATABASE_URL: databaseUrl(service) });

const kafka = (service: KafkaUser, { kafkaBrokers, kafkaPassword }: Surroundings): Variables => ({
  KAFKA_BROKERS: kafkaBrokers,
  ...(kafkaPassword && { KAFKA_PASSWORD: kafkaPassword(service) }),
});

const tokens = ({ url }: Surroundings): Variables => ({ JWKS_URL: `${url('user')}/.well-known/jwks.json` });

/** The gateway's word about the client's address is believed. */
const behindGateway = (around: Surroundings): Variables => ({ ...tokens(around), TRUST_PROXY_HOPS: '1' });

const bank = ({ bankApiKey, bankWebhookSecret }: Surroundings): Variables => ({
  BANK_API_KEY: bankApiKey,
  BANK_WEBHOOK_SECRET: bankWebhookSecret,
});
