import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, whyNoKafka, type RunningKafka } from '../stack/kafka/start-kafka.js';
import { startPostgres } from '../stack/postgres/start-postgres.js';

export interface TestServers {
  /** What the tests find in their environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Why the tests that need Kafka will not run; undefined when they will. */
  readonly withoutKafka: string | undefined;
  stop(): Promise<void>;
}

/** One real Postgres and one real Kafka for a whole run, on free ports and in a folder that goes with them. */
export async function startTestServers(): Promise<TestServers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-test-'));
  const withoutKafka = whyNoKafka();
  const [postgres, kafka] = await Promise.all([
    startPostgres({ dataDir }),
    withoutKafka === undefined ? startKafka({ dataDir, shortLived: true }) : undefined,
  ]);
  return {
    withoutKafka,
    env: { TEST_POSTGRES_ADMIN_URL: postgres.adminUrl, ...kafkaEnv(kafka) },
    stop: async () => {
      await Promise.all([postgres.stop(), kafka?.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const kafkaEnv = (kafka: RunningKafka | undefined): Record<string, string> =>
  kafka ? { TEST_KAFKA_BROKERS: kafka.brokers.join(',') } : {};
