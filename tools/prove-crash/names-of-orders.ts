import type { OpenDatabases } from '../audit/open-databases.js';
import { hasDatabase } from '../stack/names.js';
import type { Row } from './points.js';

const owners = ['order', 'catalog', 'payment'] as const;

/**
 * What a process had in hand, by names that orders know. When it has just committed offsets it names partitions; the orders are then
 * those of the messages that it had handled there.
 */
export async function namesOfOrders(
  databases: OpenDatabases,
  { point, service }: Row,
  inHand: readonly string[],
): Promise<readonly string[]> {
  if (point !== 'lane.after-offset' || !hasDatabase(service)) return inHand;
  const partitions = inHand.map((name) => `'${name}'`).join();
  const handled = await databases[service].rows<{ event_id: string }>(
    `SELECT event_id FROM inbox WHERE topic || ' ' || kafka_partition IN (${partitions}) ORDER BY processed_at DESC LIMIT 100`,
  );
  const among = `= ANY('{${handled.map(({ event_id }) => event_id).join()}}'::uuid[])`;
  const facts = await Promise.all(
    owners.map((owner) => databases[owner].rows<{ key: string }>(`SELECT key FROM outbox WHERE event_id ${among}`)),
  );
  return facts.flat().map(({ key }) => key);
}
