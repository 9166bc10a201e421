import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Verdict } from './play.js';
import type { PlantedFault } from './planted-fault.js';

const lastWords = 2_000;

/**
 * Plays a fault's scene in the build in `folder`, as a process of that build.
 * @throws Error with the end of what it said when it came to no verdict
 */
export function rehearse({ scene }: PlantedFault, folder: string, seed: number, verbose: boolean): Promise<Verdict> {
  const program = join(folder, 'dist', 'tools', 'chaos', 'planted', 'play.js');
  const child = spawn(process.execPath, ['--enable-source-maps', '--no-warnings', program, scene, String(seed)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel tells it when we are gone
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-lastWords);
      if (verbose) process.stdout.write(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('message', (verdict) => resolve(verdict as Verdict));
    child.once('close', (code) => reject(new Error(`"${scene}" came to no verdict (exit code ${code}):\n${said}`)));
  });
}
