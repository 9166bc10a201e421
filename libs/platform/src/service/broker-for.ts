import { KafkaBroker, type Broker } from '@app/messaging';
import type { HttpConfig, MessagingSettings } from '../config/settings.js';

/** The broker of a service that has messages, if none is shared with it: its own connection to Kafka. */
export function brokerFor(config: HttpConfig & Partial<MessagingSettings>): Broker | undefined {
  const { SERVICE_NAME, KAFKA_BROKERS, KAFKA_NAMESPACE = '', KAFKA_SESSION_TIMEOUT_MS } = config;
  if (!KAFKA_BROKERS) return undefined;
  return new KafkaBroker({
    brokers: KAFKA_BROKERS,
    clientId: SERVICE_NAME,
    namespace: KAFKA_NAMESPACE,
    ...(KAFKA_SESSION_TIMEOUT_MS && { sessionTimeoutMs: KAFKA_SESSION_TIMEOUT_MS }),
  });
}
