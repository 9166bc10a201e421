import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresLog } from '../../audit/evidence.js';
import { serverNames } from './names.js';

/** What the four Postgres servers have said. */
export const postgresLogs = (dataDir: string): PostgresLog[] =>
  serverNames.map((server) => ({
    server,
    lines: readFileSync(join(dataDir, 'servers', server, 'logs', 'postgres.log'), 'utf8').split('\n'),
  }));
