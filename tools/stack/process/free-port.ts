import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Resolves to the error code, `EADDRINUSE` as a rule, or to undefined when the port can be had. */
export const portProblem = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(undefined)));
  });

const given = new Set<number>();

/**
 * A port nobody listens on, and another one each time: who asked before may not listen yet. It lies below the range from which the
 * system takes the ports of outgoing connections, so that a server that is killed and started again finds its port still free.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (given.has(port) || (await portProblem(port)) !== undefined) continue;
    given.add(port);
    return port;
  }
  throw new Error('no free port between 20000 and 32000 in 100 attempts');
}
