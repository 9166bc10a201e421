import { kafkaPasswordsOf } from '../stack/kafka/passwords.js';
import { kafkaProperties, toPropertiesFile } from '../stack/kafka/properties.js';
import { toArgumentsFile, usersToAdd } from '../stack/kafka/storage.js';
import type { Secrets } from '../stack/secrets.js';

/** Sixteen bytes in base64url. The broker's container names the same one. */
export const kafkaClusterId = 'c2FnYS1zaG9wLWNvbXBvcw';

const logDir = '/var/lib/kafka/data';
/** Where the official image looks for its settings. */
const settingsFolder = '/mnt/shared/config';

/** The settings of the embedded stack, in the places of the official image. */
export function kafkaFiles(secrets: Pick<Secrets, 'get'>) {
  const passwords = kafkaPasswordsOf(secrets);
  const settings = kafkaProperties({ host: 'kafka', port: 9092, controllerPort: 9093, logDir, passwords });
  const jvm = ['-Xmx128m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', '/opt/kafka/libs/*'];
  const format = ['format', '--ignore-formatted', `--cluster-id=${kafkaClusterId}`, '-c', `${settingsFolder}/server.properties`];
  return {
    settings: toPropertiesFile(settings),
    formatArguments: toArgumentsFile([...jvm, 'kafka.tools.StorageTool', ...format, ...usersToAdd(passwords)]),
  };
}
