import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../repository.js';

const run = promisify(execFile);

export const kafkaResources = join(repositoryRoot, 'tools', 'stack', 'kafka');

/** One cache per user, shared by all clones. */
export const jarsFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'saga-shop', 'kafka-4.1.1');

export const jarsArePresent = (): boolean => existsSync(jarsFolder);

/** Has Maven fetch Kafka (45 jars, 43 MB) when the cache does not hold it. The cache appears complete or not at all. */
export async function ensureJars(): Promise<string> {
  if (jarsArePresent()) return jarsFolder;
  const unfinished = `${jarsFolder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await run('mvn', [
      '-q',
      '-B',
      '-f',
      join(kafkaResources, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${unfinished}`,
    ]);
    renameUnlessPresent(unfinished);
  } catch (error) {
    const { stdout = '', message } = error as { stdout?: string; message: string };
    const reason = stdout.split('\n').slice(0, 6).join('\n') || message;
    throw new Error(`Maven could not fetch Kafka:\n${reason}\nWithout a network, \`npm start -- --one-process\` needs no Kafka.`);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return jarsFolder;
}

/** Two starts at once may both have fetched it. */
function renameUnlessPresent(unfinished: string): void {
  try {
    renameSync(unfinished, jarsFolder);
  } catch (error) {
    if (!jarsArePresent()) throw error;
  }
}
