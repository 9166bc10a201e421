import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../process/free-port.js';
import { readLog } from '../process/log-file.js';
import { ManagedProcess } from '../process/managed-process.js';
import { PidFile } from '../process/pid-file.js';
import { ensureJars, jarsArePresent, kafkaResources } from './jars.js';
import { findJava } from './java.js';
import type { KafkaPasswords } from './passwords.js';
import type { PemFiles } from './protection.js';
import { kafkaProperties, toPropertiesFile, type KafkaPlace, type Listener } from './properties.js';
import { ensureStorage } from './storage.js';

export interface KafkaOptions {
  /** Created when missing. Two brokers never share one. */
  readonly dataDir: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** For a run that is over soon: starts faster, but costs 35–45 % more CPU under load. */
  readonly shortLived?: boolean;
  readonly listeners?: readonly Listener[];
  readonly logFile?: string;
  /** Everybody logs in, and may do what it was given rights for. Counts from the first start of this folder on. Absent: everybody may do everything. */
  readonly passwords?: KafkaPasswords;
  /** Clients speak TLS. */
  readonly pem?: PemFiles;
}

export interface RunningKafka {
  readonly process: ManagedProcess;
  readonly port: number;
  readonly brokers: readonly string[];
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Starts it again on the same port and data, whether it runs or was killed. */
  restart(): Promise<void>;
}

/** Undefined when a real Kafka can be started here, otherwise the reason why not. */
export const whyNoKafka = (): string | undefined => findJava(jarsArePresent()).missing;

/**
 * Starts one Kafka broker and resolves when it serves clients.
 * @throws when there is no Java or no Maven: ask `whyNoKafka` first
 */
export async function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  const { java, missing } = findJava(jarsArePresent());
  if (missing !== undefined) throw new Error(`Kafka cannot be started: ${missing}`);
  const jars = await ensureJars();
  const dataDir = resolve(options.dataDir);
  const home = join(dataDir, 'kafka');
  const pidFile = PidFile.of(dataDir, 'kafka');
  await pidFile.end(10_000);
  const port = options.port || (await freePort());
  const { listeners, passwords, pem } = options;
  const place: KafkaPlace = { port, controllerPort: await freePort(), logDir: join(home, 'data'), listeners, passwords, pem };
  await ensureStorage(java, jars, home, place);
  const broker = brokerProcess(java, jars, home, place, {
    pidFile,
    shortLived: options.shortLived,
    logFile: options.logFile ?? join(dataDir, 'logs', 'kafka.log'),
  });
  await broker.start();
  return {
    process: broker,
    port,
    brokers: [`127.0.0.1:${port}`],
    stop: () => broker.stop(),
    kill: () => broker.kill(),
    restart: () => broker.restart(),
  };
}

function brokerProcess(
  java: string,
  jars: string,
  home: string,
  place: KafkaPlace,
  { pidFile, shortLived, logFile }: { pidFile: PidFile; shortLived?: boolean; logFile: string },
): ManagedProcess {
  const propertiesFile = join(home, 'server.properties');
  mkdirSync(home, { recursive: true });
  writeFileSync(propertiesFile, toPropertiesFile(kafkaProperties(place)), { mode: 0o600 });
  const jvm = ['-Xms128m', '-Xmx256m', '-XX:+UseSerialGC', ...(shortLived ? ['-XX:TieredStopAtLevel=1'] : [])];
  const logging = `-Dlog4j2.configurationFile=${join(kafkaResources, 'log4j2.xml')}`;
  return new ManagedProcess({
    name: 'kafka',
    command: java,
    args: [...jvm, logging, '-cp', join(jars, '*'), 'kafka.Kafka', propertiesFile],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    cwd: home,
    logFile,
    pidFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: 15_000,
    readyWithinMs: 120_000,
    // Its own words in its own log: an answer on the port could come from somebody else's broker.
    isReady: async (logFrom) => readLog(logFile, logFrom).includes('Kafka Server started'),
  });
}
