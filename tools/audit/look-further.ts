import type { Subject } from './invariants/invariant.js';

/** Commands that show more of it. They change nothing. @param url of the gateway, where it is known */
export function lookFurther({ kind, id }: Subject, url = '$SHOP'): string[] {
  const sql = (database: string, query: string): string => `${database}=> ${query.replaceAll('?', `'${id.replaceAll("'", "''")}'`)};`;
  const timeline = `curl -s -H "authorization: Bearer $TOKEN" ${url}/api/v1/orders/${id}/timeline`;
  const commands: Readonly<Record<Subject['kind'], readonly string[]>> = {
    order: [timeline, sql('catalog', 'SELECT * FROM reservations WHERE order_id = ?'), sql('payment', 'SELECT * FROM payment_ledger WHERE order_id = ?')],
    payment: [sql('payment', 'SELECT * FROM payment_ledger WHERE payment_id = ?'), sql('bank', 'SELECT * FROM ledger WHERE reference = ?')],
    hold: [sql('bank', 'SELECT * FROM ledger WHERE authorization_id = ?')],
    product: [sql('catalog', 'SELECT * FROM stock_movements WHERE sku = ? ORDER BY seq')],
    event: ['order', 'catalog', 'payment'].map((name) => sql(name, 'SELECT * FROM inbox WHERE event_id = ?')),
    key: [sql('order', 'SELECT * FROM idempotency_keys WHERE key = ?')],
  }; // prettier-ignore
  return [...commands[kind]];
}
