import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';

const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
const program = join(dirname(manifest), 'bin', 'cli.js');

/** Nothing is told to anybody, and nobody is asked whether there is a newer one. */
const silence = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

export interface Said {
  readonly code: number;
  readonly output: string;
  /** For people: what it could not read, and news of itself. */
  readonly complaints: string;
}

/** Runs Redocly and tells what it said, whatever it thinks of the documents. */
export function redocly(...args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...silence };
    execFile(process.execPath, [program, ...args], { cwd: repositoryRoot, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code !== 'number') reject(error as Error);
      else resolve({ code, output: stdout, complaints: stderr });
    });
  });
}
