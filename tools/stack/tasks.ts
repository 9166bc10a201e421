import type { ServiceName } from './names.js';
import { isBuilt, nodeProgram } from './services/node-program.js';
import type { ServiceEnvironments } from './surroundings.js';
import { together } from './together.js';

/** Brings every schema up to date, each service by its own short program. */
export const migrate = (services: readonly ServiceName[], dataDir: string, environments: ServiceEnvironments): Promise<void> =>
  runForEach(services, 'migrate', (name) => runTask(dataDir, name, 'migrate', environments.ofMigrator(name)));

/** Each service seeds its own database through its use cases; what is there already stays as it is. */
export const seed = (
  services: readonly ServiceName[],
  dataDir: string,
  environments: ServiceEnvironments,
  more: Readonly<Record<string, string>>,
): Promise<void> => runForEach(services, 'seed', (name) => runTask(dataDir, name, 'seed', { ...environments.of(name), ...more }));

/** Topics, and the rights of each service where one must log in. */
export const prepareBroker = (dataDir: string, brokers: readonly string[], deployPassword?: string): Promise<void> =>
  nodeProgram({
    name: 'prepare-broker',
    file: 'tools/stack/kafka/prepare-broker.js',
    dataDir,
    logName: 'kafka',
    env: { PATH: process.env['PATH'], KAFKA_BROKERS: brokers.join(','), KAFKA_PASSWORD: deployPassword },
  }).runToEnd();

/** Not every service has every task. */
const runForEach = (services: readonly ServiceName[], task: string, run: (name: ServiceName) => Promise<void>): Promise<void> =>
  together(services.filter((name) => isBuilt(`apps/${name}/src/${task}.js`)).map(run));

const runTask = (dataDir: string, service: string, task: string, env: NodeJS.ProcessEnv): Promise<void> =>
  nodeProgram({ name: `${service}-${task}`, file: `apps/${service}/src/${task}.js`, dataDir, logName: service, env }).runToEnd();
