import { request } from 'node:http';
import { controlSocket } from '../state/runtime-folder.js';

/** What the stack knows of the process now, or the variables asked for. */
export type ControlAnswer = Readonly<Record<string, string | number | undefined>>;

/**
 * Sends a wish to the stack that runs on this data.
 * @returns undefined when there is none
 * @throws when it refuses
 */
export async function askStack(dataDir: string, path: string): Promise<ControlAnswer | undefined> {
  const answer = await post(controlSocket(dataDir), path);
  if (answer?.['error'] !== undefined) throw new Error(String(answer.error));
  return answer;
}

const post = (socketPath: string, path: string): Promise<ControlAnswer | undefined> =>
  new Promise((resolve, reject) => {
    const call = request({ socketPath, path, method: 'POST' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.once('end', () => resolve(JSON.parse(body) as ControlAnswer));
    });
    call.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
    call.end();
  });
