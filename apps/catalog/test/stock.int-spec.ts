import { OrderPlaced, type EventOf } from '@app/contracts';
import { UnitOfWork } from '@app/database';
import { newId } from '@app/kernel';
import type { HeardFact } from '../src/domain/reservation-facts.js';
import { Reservations } from '../src/persistence/reservations.js';
import { LoneCatalog } from './lone-catalog.js';

const clients = 24;
const ordersEach = 40;
const batch = 4;
const pieces = 50;

/** The same on every run: a test that fails sometimes must be able to fail again. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** What the repository looks at: type and data. */
const event = (type: string, data: object) => ({ id: newId(), type, data }) as HeardFact;

describe(`stock that ${clients} clients want at once, in whatever order they name it`, () => {
  let catalog: LoneCatalog;
  let skus: string[];
  const rejected: string[] = [];
  const reserved: string[] = [];

  beforeAll(async () => {
    catalog = await LoneCatalog.start({ DATABASE_POOL_SIZE: String(clients) });
    skus = await Promise.all(Array.from({ length: 10 }, () => catalog.stocked(pieces)));
    await Promise.all(Array.from({ length: clients }, (_, client) => buy(client)));
  }, 120_000);
  afterAll(() => catalog.stop());

  /** Places orders of up to three products, in batches, and then settles each batch in one way or another. */
  async function buy(client: number): Promise<void> {
    const next = randomNumbers(client + 1);
    for (let order = 0; order < ordersEach; order += batch) {
      const orders = Array.from({ length: batch }, () => placeOrder(next));
      const outcomes = await hear(orders);
      const held = orders.filter((_, index) => outcomes[index] === 'reserved');
      reserved.push(...held.map(({ data }) => data.orderId));
      rejected.push(...orders.filter((_, index) => outcomes[index] === 'rejected').map(({ data }) => data.orderId));
      const endings = [['OrderConfirmed'], ['OrderCancelled'], ['OrderConfirmed', 'OrderFailed'], []];
      for (const { data } of held) for (const type of endings[next(4)] ?? []) await hear([event(type, { orderId: data.orderId })]);
    }
  }

  function placeOrder(next: (limit: number) => number): EventOf<typeof OrderPlaced> {
    const wanted = new Set(Array.from({ length: 1 + next(3) }, () => skus[next(skus.length)] ?? ''));
    const lines = [...wanted].map((sku) => ({ sku, quantity: 1 + next(2) }));
    return event('OrderPlaced', { orderId: newId(), lines }) as EventOf<typeof OrderPlaced>;
  }

  /** As the spine does it: everything is claimed first, then all handlers run at once. */
  function hear(events: readonly HeardFact[]): Promise<string[]> {
    const [unitOfWork, reservations] = [catalog.service.running.app.get(UnitOfWork), catalog.service.running.app.get(Reservations)];
    return unitOfWork.run(async (tx) => {
      await reservations.claim(tx, events);
      const decisions = await Promise.all(events.map((fact) => reservations.hear(fact)));
      return decisions.map(({ state }) => state.status);
    });
  }

  const rows = (sql: string) => catalog.service.database.query(sql);

  it('is held for some and refused to others', () => {
    expect(reserved.length + rejected.length).toBe(clients * ordersEach);
    expect(Math.min(reserved.length, rejected.length)).toBeGreaterThan(50);
  });

  it('is never sold twice: what was there is on hand or went with an order', async () => {
    const wrong = await rows(`
      SELECT sku FROM products
      WHERE on_hand <> ${pieces} - coalesce((
        SELECT sum(quantity) FROM reservation_lines JOIN reservations USING (order_id)
        WHERE status = 'committed' AND reservation_lines.sku = products.sku), 0)
      OR reserved <> coalesce((
        SELECT sum(quantity) FROM reservation_lines JOIN reservations USING (order_id)
        WHERE status = 'reserved' AND reservation_lines.sku = products.sku), 0)`);
    expect(wrong).toEqual([]);
  });

  it('is the sum of its movements', async () => {
    const wrong = await rows(`
      SELECT sku FROM products JOIN (
        SELECT sku, sum(delta_on_hand) AS on_hand, sum(delta_reserved) AS reserved FROM stock_movements GROUP BY sku
      ) AS total USING (sku) WHERE products.on_hand <> total.on_hand OR products.reserved <> total.reserved`);
    expect(wrong).toEqual([]);
  });

  it('leaves no trace in a rejected order but the answer', async () => {
    const [{ lines } = { lines: -1 }] = await catalog.service.database.query<{ lines: number }>(
      'SELECT count(*)::int AS lines FROM reservation_lines WHERE order_id = ANY ($1)',
      [rejected],
    );
    expect(lines).toBe(0);
  });

  it('is locked in one order by all: nobody waited in a circle', async () => {
    expect(await rows('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()')).toEqual([{ deadlocks: 0 }]);
  });
});
