import { withClient } from '../../stack/postgres/with-client.js';
import { waitUntil } from '../../stack/process/wait-until.js';
import type { ServerName } from '../shop/names.js';
import type { Performer } from './performer.js';

const someBackend = `
  SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename <> current_user ORDER BY md5(pid::text || $1) LIMIT 1`;

const server = (target: string): readonly string[] => [`postgres of ${target}`];

/** A process crash: what was written lies in the system's page cache and survives. */
export const killBroker: Performer = {
  holds: (target) => [target],
  perform: async ({ shop }) => {
    await shop.broker.kill();
    return () => shop.broker.restart();
  },
};

/** Postgres then ends all other connections as well, and recovers from its log. */
export const killBackend: Performer = {
  holds: server,
  perform: async ({ shop }, { target, draw }) => {
    const { adminUrl } = shop.servers.of(target as ServerName);
    const pid = await withClient(adminUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>(someBackend, [String(draw)]);
      return rows[0]?.pid;
    });
    if (pid === undefined) throw new Error('nobody is connected');
    process.kill(pid, 'SIGKILL');
    return async () => {
      const answers = (): Promise<boolean> => withClient(adminUrl, (client) => client.query('SELECT 1')).then(() => true, () => false); // prettier-ignore
      if (!(await waitUntil(answers, 60_000, 100))) throw new Error(`Postgres of ${target} did not recover within a minute`);
    };
  },
};

/** What `pg_ctl stop -m immediate` sends: an end without a checkpoint. */
export const crashPostgres: Performer = {
  holds: server,
  perform: async ({ shop }, { target }) => {
    const postgres = shop.servers.of(target as ServerName);
    postgres.process.signal('SIGQUIT');
    if (!(await waitUntil(() => !postgres.process.isRunning, 10_000))) await postgres.kill();
    return () => postgres.restart();
  },
};
