import { KafkaBroker, type Broker, type KafkaOptions } from '@app/messaging';
import type { HttpConfig, MessagingSettings } from '../config/settings.js';

/** The broker of a service that has messages, if none is shared with it: its own connection to Kafka. */
export function brokerFor(config: HttpConfig & Partial<MessagingSettings>): Broker | undefined {
  return config.KAFKA_BROKERS && new KafkaBroker(kafkaOptionsOf(config as HttpConfig & MessagingSettings, config.SERVICE_NAME));
}

/** @param name how the client calls itself, and its user unless the configuration names one */
export const kafkaOptionsOf = (config: MessagingSettings, name: string): KafkaOptions => ({
  brokers: config.KAFKA_BROKERS,
  clientId: name,
  namespace: config.KAFKA_NAMESPACE,
  sessionTimeoutMs: config.KAFKA_SESSION_TIMEOUT_MS,
  ...(config.KAFKA_PASSWORD && { sasl: saslOf(config, name, config.KAFKA_PASSWORD) }),
  ...((config.KAFKA_TLS || config.KAFKA_TLS_CA) && { tls: config.KAFKA_TLS_CA ? { ca: config.KAFKA_TLS_CA } : {} }),
});

const saslOf = ({ KAFKA_SASL_MECHANISM, KAFKA_USERNAME }: MessagingSettings, name: string, password: string): KafkaOptions['sasl'] => ({
  mechanism: KAFKA_SASL_MECHANISM as 'plain', // kafkajs wants each literal apart, although their shapes are the same
  username: KAFKA_USERNAME ?? name,
  password,
});
