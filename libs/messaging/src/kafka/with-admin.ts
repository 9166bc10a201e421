import type { Admin } from 'kafkajs';
import { createKafkaClient } from './kafka-client.js';
import type { KafkaOptions } from './kafka-settings.js';
import { within } from './within.js';

/** Does something over a connection of its own. @throws when it takes longer than `ms` */
export async function withAdmin<T>(options: KafkaOptions, work: (admin: Admin) => Promise<T>, ms = 30_000): Promise<T> {
  const end = new AbortController();
  const admin = createKafkaClient(options, { end: end.signal }).admin({ retry: { retries: 5, initialRetryTime: 50, maxRetryTime: 500 } });
  const run = admin.connect().then(() => work(admin));
  try {
    return await within(ms, run, `Kafka at ${options.brokers.join(', ')} did not answer`);
  } finally {
    end.abort();
    void run.catch(() => undefined).finally(() => admin.disconnect().catch(() => undefined));
  }
}
