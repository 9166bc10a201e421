import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** The client went away before the end of its answer. */
export const hungUp = new Error('the client has hung up');

/**
 * Resolves once all of the body has been handed to the client. When either end breaks off, so does the other.
 * Node's `pipeline` does the same with an abort controller and an exception for each answer, which at a proxy's rate shows.
 * @throws the error of the body, or `hungUp`
 */
export function passOn(body: Readable, raw: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    body.once('error', (error) => {
      raw.destroy();
      reject(error);
    });
    const breakOff = (): void => {
      if (raw.writableFinished) return;
      body.destroy();
      reject(hungUp);
    };
    if (raw.destroyed) return breakOff();
    raw.once('finish', resolve).once('close', breakOff);
    body.pipe(raw);
  });
}
