import { ensureJars, jarsArePresent } from './kafka/jars.js';
import { kafkaPasswordsOf } from './kafka/passwords.js';
import { startKafka } from './kafka/start-kafka.js';
import { explainMemoryMode } from './mode.js';
import { databaseNames } from './names.js';
import type { Report } from './output/report.js';
import { auditorOf, ensureAuditors } from './postgres/ensure-auditors.js';
import { ensureDatabases } from './postgres/ensure-databases.js';
import { startPostgres } from './postgres/start-postgres.js';
import type { RunningStack } from './running-stack.js';
import { Secrets } from './secrets.js';
import { productsAreKnown } from './services/product-copy.js';
import { startPrometheus } from './prometheus/start-prometheus.js';
import { startServices } from './services/start-services.js';
import { isOtherBroker, publishAgain, rememberBroker } from './state/broker-change.js';
import { Preparation } from './state/preparation.js';
import { logFileOf } from './state/log-files.js';
import { passwordsOf, ServiceEnvironments } from './surroundings.js';
import { migrate, prepareBroker, seed } from './tasks.js';
import { together } from './together.js';

/** Databases and broker at the same time, then the services. */
export async function bringUp(stack: RunningStack, report: Report, signal?: AbortSignal): Promise<void> {
  const { mode, options } = stack;
  if (mode.broker === 'memory') report.note(explainMemoryMode(mode.because, options.oneProcess));
  const preparation = new Preparation(options, mode.broker);
  await together([bringUpData(stack, report, preparation, signal), bringUpKafka(stack, report, preparation, signal)]);
  preparation.done();
  rememberBroker(stack.dataDir, mode.broker);
  await startServices(stack, report);
  await startPrometheus(stack, report);
  signal?.throwIfAborted();
  if (!options.services.includes('catalog') || !options.services.includes('order')) return;
  const known = await report.step('products known to order', () => productsAreKnown(stack.postgres.adminUrl));
  if (!known) report.note('The order service has not heard of every product yet; orders for those are refused until it has.');
}

async function bringUpData(stack: RunningStack, report: Report, preparation: Preparation, signal?: AbortSignal): Promise<void> {
  const { dataDir, ports, options, supervisor } = stack;
  const secrets = new Secrets(dataDir);
  const postgres = await report.step(`postgres on ${ports.postgres}`, () =>
    startPostgres({ dataDir, port: ports.postgres, logFile: logFileOf(dataDir, 'postgres') }),
  );
  stack.postgres = postgres;
  supervisor.watch('postgres', postgres.process, () => postgres.restart());
  if (postgres.movedTo) report.note(`  Postgres lies in ${postgres.movedTo}: the account that runs it cannot reach this folder.`);
  stack.environments = new ServiceEnvironments(options.env, ports, postgres, secrets);
  signal?.throwIfAborted();
  if (!preparation.isDone) await prepareData(stack, report, secrets, signal);
}

async function prepareData(stack: RunningStack, report: Report, secrets: Secrets, signal?: AbortSignal): Promise<void> {
  const { dataDir, options, postgres } = stack;
  await report.step('databases and roles', () =>
    ensureDatabases(postgres.adminUrl, Object.fromEntries(databaseNames.map((name) => [name, passwordsOf(secrets, name)]))),
  );
  await report.step('migrations', () => migrate(options.services, dataDir, stack.environments));
  await ensureAuditors(postgres.adminUrl, Object.fromEntries(databaseNames.map((name) => [name, secrets.get(auditorOf(name))])));
  signal?.throwIfAborted();
  const isOther = isOtherBroker(dataDir, stack.mode.broker);
  if (isOther) await report.step('another broker than last time: publishing all facts again', () => publishAgain(postgres.adminUrl));
  await report.step('seeds', () => seed(options.services, dataDir, stack.environments, isOther ? { RESTATE_PRODUCTS: 'true' } : {}));
  signal?.throwIfAborted();
}

async function bringUpKafka(stack: RunningStack, report: Report, preparation: Preparation, signal?: AbortSignal): Promise<void> {
  if (stack.mode.broker === 'memory') return;
  const { dataDir, ports, supervisor } = stack;
  if (!jarsArePresent()) await report.step('Kafka itself, by Maven, once per user', ensureJars);
  signal?.throwIfAborted();
  const passwords = kafkaPasswordsOf(new Secrets(dataDir));
  const kafka = await report.step(`kafka on ${ports.kafka}`, () =>
    startKafka({ dataDir, port: ports.kafka, logFile: logFileOf(dataDir, 'kafka'), passwords }),
  );
  stack.kafka = kafka;
  supervisor.watch('kafka', kafka.process, () => kafka.restart());
  signal?.throwIfAborted();
  if (!preparation.isDone) await report.step('topics and rights', () => prepareBroker(dataDir, kafka.brokers, passwords.deploy));
}
