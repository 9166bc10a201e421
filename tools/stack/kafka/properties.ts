import type { KafkaPasswords } from './passwords.js';
import { encryption, protection, type PemFiles } from './protection.js';

/** One more way in, for clients whose connections somebody wants to tell apart from all others. */
export interface Listener {
  /** Upper case letters, digits and underscores. */
  readonly name: string;
  readonly port: number;
  /** Where its clients are sent to: the port of a proxy, for example. */
  readonly advertisedPort: number;
}

export interface KafkaPlace {
  /** The name by which others reach it; on the loopback address alone when there is none. */
  readonly host?: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly logDir: string;
  readonly listeners?: readonly Listener[];
  /** Absent: nobody logs in, and everybody may do everything. */
  readonly passwords?: KafkaPasswords;
  /** Absent: clients speak plain text. */
  readonly pem?: PemFiles;
}

/** One combined KRaft node, as small as it gets. */
export const kafkaProperties = ({
  host,
  port,
  controllerPort,
  logDir,
  listeners = [],
  passwords,
  pem,
}: KafkaPlace): Readonly<Record<string, string | number>> => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: [
    `CLIENTS://${host ? '' : '127.0.0.1'}:${port}`,
    `CONTROLLER://127.0.0.1:${controllerPort}`,
    ...listeners.map((one) => `${one.name}://127.0.0.1:${one.port}`),
  ].join(),
  'advertised.listeners': [
    `CLIENTS://${host ?? '127.0.0.1'}:${port}`,
    ...listeners.map((one) => `${one.name}://127.0.0.1:${one.advertisedPort}`),
  ].join(),
  'listener.security.protocol.map': [
    ...['CLIENTS', ...listeners.map(({ name }) => name)].map((name) => `${name}:${passwords ? 'SASL_' : ''}${pem ? 'SSL' : 'PLAINTEXT'}`),
    `CONTROLLER:${passwords ? 'SASL_' : ''}PLAINTEXT`,
  ].join(),
  'inter.broker.listener.name': 'CLIENTS',
  'controller.listener.names': 'CONTROLLER',
  'log.dirs': logDir,
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  // A group is complete at once here; the wait for more members would only delay the start.
  'group.initial.rebalance.delay.ms': 0,
  // By default six seconds: who kills services often does not want to wait so long for their partitions.
  'group.min.session.timeout.ms': 1_000,
  // A killed broker may come back only when its old session is over, by default after nine seconds.
  'broker.session.timeout.ms': 4_000,
  'broker.heartbeat.interval.ms': 1_000,
  // Its default of 128 MiB does not fit into this heap and would end the broker.
  'log.cleaner.dedupe.buffer.size': 4_194_304,
  'num.network.threads': 2,
  'num.io.threads': 4,
  'background.threads': 2,
  ...(passwords && protection(passwords)),
  ...(pem && encryption(pem)),
});

export const toPropertiesFile = (properties: Readonly<Record<string, string | number>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
