import { spawn } from 'node:child_process';
import { repositoryRoot } from '../stack/repository.js';

/** An npm script ended with a code other than 0. */
export class ScriptFailed extends Error {
  constructor(
    readonly script: string,
    /** Both streams, in the order in which it wrote them. */
    readonly output: string,
  ) {
    super(`\`npm run ${script}\` failed`);
  }
}

/**
 * Runs a script of package.json.
 * @throws ScriptFailed with what it had to say
 */
export async function runScript(script: string): Promise<void> {
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new ScriptFailed(script, output.join('').trimEnd());
}
