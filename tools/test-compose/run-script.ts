import { spawn } from 'node:child_process';
import { repositoryRoot } from '../stack/repository.js';

/** A script of package.json, seen as it runs. @throws when it fails */
export const runScript = (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      cwd: repositoryRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm run ${script} ended with ${code}`))));
  });
