import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseNames } from '../names.js';
import { databaseUrl } from '../postgres/ensure-databases.js';
import { withClient } from '../postgres/with-client.js';

export type BrokerKind = 'kafka' | 'memory';

const fileIn = (dataDir: string): string => join(dataDir, 'broker');

/** Whether this data was last used with another broker, which knows nothing of what was published. */
export const isOtherBroker = (dataDir: string, kind: BrokerKind): boolean =>
  existsSync(fileIn(dataDir)) && readFileSync(fileIn(dataDir), 'utf8') !== kind;

/** Whatever broker comes next knows nothing of what this data has published. */
export const forgetBroker = (dataDir: string): void => writeFileSync(fileIn(dataDir), 'none');

export const rememberBroker = (dataDir: string, kind: BrokerKind): void => writeFileSync(fileIn(dataDir), kind);

/** Every fact still in an outbox goes out once more; whoever has handled it before knows it by its id. */
export async function publishAgain(adminUrl: string): Promise<void> {
  for (const name of databaseNames) {
    await withClient(databaseUrl(adminUrl, name), async (client) => {
      const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('outbox') IS NOT NULL AS exists`);
      if (rows[0]?.exists) await client.query('UPDATE outbox SET published_at = NULL WHERE published_at IS NOT NULL');
    });
  }
}
