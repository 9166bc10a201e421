import type { ClientOperation } from '../../audit/evidence.js';
import type { OpenDatabases } from '../../audit/open-databases.js';
import type { PlacedOrder } from '../report/chaos-run.js';

interface OrderRow {
  readonly key: string;
  readonly ending: string;
  readonly updated_at: Date;
}

const endings = `
  SELECT key, coalesce(reason, status) AS ending, updated_at
  FROM idempotency_keys JOIN orders ON orders.id = (answer->>'id')::uuid
  WHERE operation = 'POST /api/v1/orders' AND status IN ('completed', 'failed', 'cancelled')`;

/** One per key: how it was answered, and how and when its order ended by the shop's own books. @param beganAt of the load, in epoch milliseconds */
export async function placedOrders(log: readonly ClientOperation[], databases: OpenDatabases, beganAt: number): Promise<PlacedOrder[]> {
  const rows = new Map((await databases.order.rows<OrderRow>(endings)).map((row) => [row.key, row]));
  const placings = Map.groupBy(
    log.filter(({ kind }) => kind === 'place'),
    ({ key = '' }) => key,
  );
  return [...placings].map(([key, operations]) => {
    const row = rows.get(key);
    const first = Math.min(...operations.map(({ at }) => at));
    return {
      atMs: first - beganAt,
      outcome: outcomeOf(operations),
      ...(row && { ending: row.ending, finalAtMs: row.updated_at.getTime() - beganAt }),
    };
  });
}

function outcomeOf(operations: readonly ClientOperation[]): PlacedOrder['outcome'] {
  if (operations.some(({ outcome }) => outcome === 'ok')) return 'accepted';
  return operations.some(({ outcome, status }) => outcome === 'fail' && status !== 401 && status !== 429) ? 'refused' : 'unknown';
}
