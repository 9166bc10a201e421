import { newId } from '@app/kernel';
import { Reconciliation } from '@app/platform';
import { LoneService, metric } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

describe('orders and their timelines', () => {
  let order: LoneService;

  beforeAll(async () => {
    order = await LoneService.start(orderService, orderSchema, { LOG_LEVEL: 'silent', RECONCILE_MS: '600000', SWEEP_MS: '600000' });
    // Seven hundred orders as they are after they were placed: more than a page.
    await order.database.query(`
      WITH placed AS (
        INSERT INTO orders (id, customer_id, status, total_minor, currency, deadline_at, placed_event_id)
        SELECT gen_random_uuid(), gen_random_uuid(), 'pending', 100, 'EUR', now() + interval '1 hour', gen_random_uuid()
        FROM generate_series(1, 700) RETURNING id, placed_event_id
      )
      INSERT INTO timeline (order_id, seq, event_id, fact, service, at, causation_id, data)
      SELECT id, 1, placed_event_id, 'OrderPlaced', 'order', now(), placed_event_id::text, '{}' FROM placed`);
  }, 40_000);
  afterAll(() => order.stop());

  const mismatches = async (kind: string) => {
    await order.running.app.get(Reconciliation, { strict: false }).reconcile();
    return metric(order.running.url, `reconciliation_mismatches{kind="${kind}"`);
  };

  it('agree', async () => expect(await mismatches('timeline')).toBe(0));

  it('are found not to agree, and are counted until they do', async () => {
    const [{ id }] = (await order.database.query<{ id: string }>('SELECT id FROM orders ORDER BY id DESC LIMIT 1')) as [{ id: string }];
    const other = await order.database.query<{ id: string }>('SELECT id FROM orders ORDER BY id LIMIT 1');
    await order.database.query(`UPDATE orders SET status = 'completed' WHERE id = $1`, [id]);
    await order.database.query('UPDATE orders SET timeline_seq = 2 WHERE id = $1', [other[0]?.id]);
    expect(await mismatches('timeline')).toBe(2);
    await order.database.query(`UPDATE orders SET status = 'pending', timeline_seq = 1`);
    await mismatches('timeline');
    expect(await mismatches('timeline')).toBe(0);
  });

  it('shows facts that are not published, and for how long the oldest has waited', async () => {
    await order.database.query(
      `INSERT INTO outbox (event_id, shard, topic, key, aggregate_type, aggregate_id, aggregate_version, type, schema_version, payload, headers, created_at, blocked)
       VALUES ($1, 0, 'order.events.v1', 'o1', 'order', 'o1', 1, 'OrderConfirmed', 1, '{}', '{}', now() - interval '61 seconds', true)`,
      [newId()],
    );
    expect(await mismatches('outbox')).toBe(1);
    expect(await metric(order.running.url, 'outbox_oldest_seconds')).toBeGreaterThan(60);
    await order.database.query('DELETE FROM outbox');
    await mismatches('outbox');
    expect([await mismatches('outbox'), await metric(order.running.url, 'outbox_oldest_seconds')]).toEqual([0, 0]);
  });
});
