import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../stack/postgres/with-client.js';
import { copyTree } from './copy-tree.js';

/** What a server makes for itself at each start, and the log, which comes last. Their folders must be there. */
const leftOut =
  /^(postmaster\.(pid|opts)|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*)$|(^|\/)(pgsql_tmp.*|pg_internal\.init.*)$/;
const segment = /^[0-9A-F]{24}$/;

/**
 * Copies a server's files while it works. With the log from the begin of the copy to its end they make up the server as it was at that end:
 * all its databases at the same moment.
 * @param adminUrl of a superuser
 */
export const copyCluster = (adminUrl: string, cluster: string, to: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    // Keeps the log from now on; goes with this connection.
    await client.query(`SELECT pg_create_physical_replication_slot('backup', immediately_reserve => true, temporary => true)`);
    await client.query(`SELECT pg_backup_start('saga-shop', fast => true)`);
    copyTree(cluster, to, { isWanted: (path) => !leftOut.test(path) });
    const { rows } = await client.query<{ label: string }>('SELECT labelfile AS label FROM pg_backup_stop(wait_for_archive => false)');
    copyTree(join(cluster, 'pg_wal'), join(to, 'pg_wal'), { isWanted: (path) => segment.test(path) });
    writeFileSync(join(to, 'backup_label'), rows[0]?.label ?? '', { mode: 0o600 });
  });
