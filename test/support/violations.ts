import { audit } from '../../tools/audit/audit.js';
import type { Violation } from '../../tools/audit/invariants/invariant.js';
import type { OpenDatabases } from '../../tools/audit/open-databases.js';
import { readBooks } from '../../tools/audit/read-books.js';
import { waitUntil } from '../../tools/stack/process/wait-until.js';

/** What the books of the five databases have against each other; waits a while for the answer to be: nothing. */
export async function violationsIn(databases: OpenDatabases, withinMs = 60_000): Promise<readonly Violation[]> {
  let found: readonly Violation[] = [];
  await waitUntil(async () => (found = audit(await readBooks(databases))).length === 0, withinMs, 500);
  return found;
}
