import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KafkaPasswords } from './passwords.js';
import { kafkaProperties, toPropertiesFile, type KafkaPlace } from './properties.js';

const run = promisify(execFile);

/** Formats the folder when there is none. It gets its name when it is complete. */
export async function ensureStorage(java: string, jars: string, home: string, place: KafkaPlace): Promise<void> {
  if (existsSync(place.logDir)) return;
  const unfinished = `${place.logDir}.new`;
  const propertiesFile = join(home, 'format.properties');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(propertiesFile, toPropertiesFile(kafkaProperties({ ...place, logDir: unfinished })), { mode: 0o600 });
  // With the equals sign: an id that begins with a dash would be read as another flag.
  const clusterId = `--cluster-id=${randomBytes(16).toString('base64url')}`;
  const jvm = ['-Xmx128m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', join(jars, '*')];
  // In a file, because everybody on the machine can read a command line.
  const argumentsFile = join(home, 'format.arguments');
  const line = [...jvm, 'kafka.tools.StorageTool', 'format', clusterId, '-c', propertiesFile, ...usersToAdd(place.passwords)];
  writeFileSync(argumentsFile, toArgumentsFile(line), { mode: 0o600 });
  await run(java, [`@${argumentsFile}`]);
  rmSync(argumentsFile);
  renameSync(unfinished, place.logDir);
}

/** What a broker must know before it starts: nobody could log in to tell it. */
export const usersToAdd = (passwords: Partial<KafkaPasswords> = {}): string[] =>
  Object.entries(passwords).flatMap(([name, password]) => ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password}]`]);

/** For `java @file`. */
export const toArgumentsFile = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join('\n');
