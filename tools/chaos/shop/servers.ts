import { join } from 'node:path';
import { databaseNames, type DatabaseName } from '../../stack/names.js';
import { appOf, databaseUrl, ensureDatabases, migratorOf } from '../../stack/postgres/ensure-databases.js';
import { startPostgres, type RunningPostgres } from '../../stack/postgres/start-postgres.js';
import type { Secrets } from '../../stack/secrets.js';
import { passwordsOf } from '../../stack/surroundings.js';
import { serverNames, serverOf, type ServerName } from './names.js';

const settings = { shared_buffers: '32MB', max_connections: '120' };

/** Four Postgres servers, as four teams would have them. */
export class Servers {
  private constructor(
    private readonly servers: Readonly<Record<ServerName, RunningPostgres>>,
    private readonly secrets: Secrets,
  ) {}

  static async start(dataDir: string, secrets: Secrets): Promise<Servers> {
    const started = await Promise.all(
      serverNames.map(async (name) => [name, await startPostgres({ dataDir: join(dataDir, 'servers', name), settings })] as const),
    );
    const servers = new Servers(Object.fromEntries(started) as Record<ServerName, RunningPostgres>, secrets);
    await Promise.all(serverNames.map((name) => servers.#ensureDatabases(name)));
    return servers;
  }

  of(name: ServerName): RunningPostgres {
    return this.servers[name];
  }

  /** The superuser's, past every proxy: for those who judge. */
  adminUrl(database: DatabaseName): string {
    return databaseUrl(this.servers[serverOf(database)].adminUrl, database);
  }

  appUrl(database: DatabaseName, port: number): string {
    return `postgresql://${appOf(database)}:${passwordsOf(this.secrets, database).app}@127.0.0.1:${port}/${database}`;
  }

  migratorUrl(database: DatabaseName): string {
    const { port } = this.servers[serverOf(database)];
    return `postgresql://${migratorOf(database)}:${passwordsOf(this.secrets, database).migrator}@127.0.0.1:${port}/${database}`;
  }

  async stop(): Promise<void> {
    await Promise.all(serverNames.map((name) => this.servers[name].stop()));
  }

  #ensureDatabases(server: ServerName): Promise<void> {
    const databases = databaseNames.filter((database) => serverOf(database) === server);
    const passwords = databases.map((database) => [database, passwordsOf(this.secrets, database)]);
    return ensureDatabases(this.servers[server].adminUrl, Object.fromEntries(passwords));
  }
}
