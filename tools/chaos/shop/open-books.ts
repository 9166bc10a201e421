import { openDatabasesAt, type OpenDatabases } from '../../audit/open-databases.js';
import { databaseNames, type DatabaseName } from '../../stack/names.js';
import type { Servers } from './servers.js';

/** All five databases, each where it lies; past the proxies, so that nothing but a dead server stops the judge. */
export const openBooks = (servers: Servers): OpenDatabases =>
  openDatabasesAt(Object.fromEntries(databaseNames.map((name) => [name, servers.adminUrl(name)])) as Record<DatabaseName, string>);
