import { isBuilt, nodeProgram } from '../../stack/services/node-program.js';
import { serviceNames, hasDatabase, type ServiceName } from '../../stack/names.js';
import { prepareBroker } from '../../stack/tasks.js';
import { instancesOf, type InstanceName } from './names.js';
import type { Servers } from './servers.js';

/** Schemas, seeds and topics: what is there before the first instance starts. */
export async function prepareShop(
  dataDir: string,
  servers: Servers,
  environment: (instance: InstanceName) => NodeJS.ProcessEnv,
  brokers: readonly string[],
): Promise<void> {
  const run = async (service: ServiceName, task: 'migrate' | 'seed'): Promise<void> => {
    const [instance] = instancesOf(service);
    const file = `apps/${service}/src/${task}.js`;
    if (!instance || !hasDatabase(service) || !isBuilt(file)) return;
    const env = { ...environment(instance), MIGRATOR_DATABASE_URL: servers.migratorUrl(service) };
    await nodeProgram({ name: `${service}-${task}`, file, dataDir, logName: service, env }).runToEnd();
  };
  await prepareBroker(dataDir, brokers);
  await Promise.all(serviceNames.map((service) => run(service, 'migrate')));
  await Promise.all(serviceNames.map((service) => run(service, 'seed')));
}
