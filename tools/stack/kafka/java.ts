import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const OLDEST = 17;

/** What is needed for a real Kafka, or why there is none: one sentence that begins in lower case. */
export type JavaSearch = { readonly java: string; readonly missing?: undefined } | { readonly java?: undefined; readonly missing: string };

/** @param jarsArePresent then Maven is not needed any more */
export function findJava(jarsArePresent: boolean): JavaSearch {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8' });
  if (answer.error || answer.status !== 0) return { missing: `there is no Java (${OLDEST} or newer) on this machine` };
  const version = javaVersion(answer.stderr + answer.stdout);
  if (version < OLDEST) return { missing: `Java is version ${version}, Kafka needs ${OLDEST} or newer` };
  if (!jarsArePresent && spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status !== 0)
    return { missing: 'there is no Maven (mvn) on this machine' };
  return { java };
}

/** `openjdk version "17.0.15"` is 17, `java version "1.8.0_402"` is 8; 0 when it cannot be read. */
export function javaVersion(output: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  return Number(first === '1' ? second : (first ?? 0));
}
