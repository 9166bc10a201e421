import { execFile } from 'node:child_process';
import { repositoryRoot } from '../stack/repository.js';

/** What an npm command prints as JSON, however it ends. */
export const askNpm = (...args: readonly string[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const options = { cwd: repositoryRoot, maxBuffer: 64 * 1024 * 1024, timeout: 60_000, shell: process.platform === 'win32' };
    execFile('npm', [...args, '--loglevel=error'], options, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`\`npm ${args.join(' ')}\` failed: ${error?.message ?? stdout.slice(0, 200)}`));
      }
    });
  });
