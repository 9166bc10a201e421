import { join, resolve } from 'node:path';
import { freePort } from '../process/free-port.js';
import { ManagedProcess } from '../process/managed-process.js';
import { PidFile } from '../process/pid-file.js';
import { removeRuntimeFolder } from '../state/runtime-folder.js';
import { Secrets } from '../secrets.js';
import { ensureCluster } from './cluster.js';
import { placePostgres, type Placement } from './placement.js';
import { postgresSettings } from './settings.js';
import { clearStaleServer } from './stale-server.js';
import { withClient } from './with-client.js';

const WRONG_PASSWORD = '28P01';

export interface PostgresOptions {
  /** Created when missing. Two servers never share one. */
  readonly dataDir: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** Server settings that differ from the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly logFile?: string;
}

export interface RunningPostgres {
  readonly process: ManagedProcess;
  readonly port: number;
  readonly socketDir: string;
  /** The superuser, on the database `postgres`, by TCP. */
  readonly adminUrl: string;
  /** Set when the server had to be placed outside the data folder. */
  readonly movedTo?: string;
  /** A URL for TCP that also names the socket: clients that know the parameter `host` (pg does) take the socket. */
  urlFor(role: string, password: string, database: string): string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Starts it again on the same port, whether it runs or was killed. */
  restart(): Promise<void>;
}

/** Starts the Postgres that npm installed and resolves when it answers queries. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const port = options.port || (await freePort());
  const pidFile = PidFile.of(dataDir, 'postgres');
  await pidFile.end(10_000);
  const password = new Secrets(dataDir).get('postgres');
  const placement = placePostgres(dataDir);
  const cluster = await ensureCluster(placement, password);
  await clearStaleServer(cluster, placement.socketDir);
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const server = serverProcess(placement, cluster, adminUrl, {
    pidFile,
    logFile: options.logFile ?? join(dataDir, 'logs', 'postgres.log'),
    settings: { ...postgresSettings, ...options.settings, port: String(port), unix_socket_directories: placement.socketDir },
  });
  await server.start();
  return {
    process: server,
    port,
    socketDir: placement.socketDir,
    adminUrl,
    movedTo: placement.home.startsWith(dataDir) ? undefined : placement.home,
    urlFor: (role, secret, database) =>
      `postgresql://${role}:${secret}@127.0.0.1:${port}/${database}?host=${encodeURIComponent(placement.socketDir)}`,
    stop: async () => {
      await server.stop();
      removeRuntimeFolder(dataDir);
    },
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      await clearStaleServer(cluster, placement.socketDir);
      await server.start();
    },
  };
}

function serverProcess(
  { binaries, home, account }: Placement,
  cluster: string,
  adminUrl: string,
  { pidFile, logFile, settings }: Required<Pick<PostgresOptions, 'logFile' | 'settings'>> & { pidFile: PidFile },
): ManagedProcess {
  return new ManagedProcess({
    name: 'postgres',
    command: join(binaries, 'bin', 'postgres'),
    args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    cwd: home,
    logFile,
    pidFile,
    account,
    // "Fast": running transactions are rolled back, clients are sent away.
    stopSignal: 'SIGINT',
    stopWithinMs: 15_000,
    readyWithinMs: 60_000,
    isReady: () => answers(adminUrl),
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) return false;
    throw new Error('Postgres does not accept the password in secrets.json. `npm start -- --reset` begins with empty data.');
  }
}
