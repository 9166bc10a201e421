import { ReservationExpiring, StockCommitted, StockRejected, StockReleased, StockReserved } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { cancelled, confirmed, failed, LoneCatalog, placed } from './lone-catalog.js';

describe('the catalog service alone', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
  }, 60_000);
  afterAll(() => catalog.stop());

  it('holds stock for an order, and lets it go when the order is confirmed', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    await catalog.say(placed(orderId, { sku, quantity: 2 }));
    expect(await catalog.hear(StockReserved, orderId)).toEqual({ orderId, lines: [{ sku, quantity: 2 }] });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 2 });
    expect((await catalog.get(`/products/${sku}`)).body).toMatchObject({ available: 3 });
    await catalog.say(confirmed(orderId));
    expect(await catalog.hear(StockCommitted, orderId)).toEqual({ orderId });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('gives back what it held for an order that is cancelled', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    await catalog.say(placed(orderId, { sku, quantity: 2 }), cancelled(orderId));
    expect(await catalog.hear(StockReleased, orderId)).toEqual({ orderId, restocked: false });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('puts back on the shelf what had left it when the order fails', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    await catalog.say(placed(orderId, { sku, quantity: 2 }), confirmed(orderId), failed(orderId));
    expect(await catalog.hear(StockReleased, orderId)).toEqual({ orderId, restocked: true });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('rejects an order as a whole, with the reason for each line', async () => {
    const [few, many, gone] = [await catalog.stocked(1), await catalog.stocked(9), await catalog.stocked(9)];
    await catalog.delist(gone, '*');
    const orderId = newId();
    const quantity = 2;
    await catalog.say(placed(orderId, { sku: few, quantity }, { sku: many, quantity }, { sku: gone, quantity }, { sku: 'NOPE', quantity }));
    const lines = [{ sku: few, reason: 'sold-out' }, { sku: gone, reason: 'delisted' }, { sku: 'NOPE', reason: 'unknown' }]; // prettier-ignore
    expect(await catalog.hear(StockRejected, orderId)).toEqual({ orderId, lines });
    expect(await catalog.stockOf(many)).toEqual({ onHand: 9, reserved: 0 });
    await catalog.say(cancelled(orderId));
    expect(await catalog.said(orderId)).toEqual(['StockRejected']);
  });

  it('keeps what a delisted product owes to orders that came before', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(1)];
    await catalog.say(placed(orderId, { sku, quantity: 1 }));
    expect((await catalog.delist(sku, '*')).status).toBe(204);
    await catalog.say(confirmed(orderId));
    await catalog.hear(StockCommitted, orderId);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('holds nothing for an order that was cancelled before it was heard of', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    await catalog.say(cancelled(orderId), placed(orderId, { sku, quantity: 1 }));
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 0 });
    expect([await catalog.statusOf(orderId), await catalog.said(orderId)]).toEqual(['cancelled', []]);
  });

  it('says nothing twice, whether an event comes twice or its news does', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    const event = placed(orderId, { sku, quantity: 1 });
    const [id] = await catalog.say(event);
    await catalog.service.neighbours.say(event, { id: String(id) });
    await catalog.say(confirmed(orderId), confirmed(orderId), event);
    await catalog.hear(StockCommitted, orderId);
    expect(await catalog.said(orderId)).toEqual(['StockReserved', 'StockCommitted']);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 4, reserved: 0 });
  });

  it('says again what it holds when the order is placed once more, and holds no more for it', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(5)];
    const event = placed(orderId, { sku, quantity: 2 });
    await catalog.say(event, event);
    expect(await catalog.hear(StockReserved, orderId, 2)).toEqual({ orderId, lines: [{ sku, quantity: 2 }] });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 2 });
  });

  it('takes an order that names a SKU twice for one line', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(3)];
    await catalog.say(placed(orderId, { sku, quantity: 1 }, { sku, quantity: 2 }));
    expect(await catalog.hear(StockReserved, orderId)).toEqual({ orderId, lines: [{ sku, quantity: 3 }] });
  });

  it('calls an unknown order and an impossible fact anomalies, and goes on', async () => {
    const [stranger, orderId, sku] = [newId(), newId(), await catalog.stocked(1)];
    await catalog.say(confirmed(stranger), placed(orderId, { sku, quantity: 1 }), confirmed(orderId), cancelled(orderId));
    expect(await catalog.anomalies(stranger)).toEqual([{ type: 'OrderConfirmed', because: 'unknown-order' }]);
    expect(await catalog.anomalies(orderId)).toEqual([{ type: 'OrderCancelled', because: 'impossible-for-this-reservation' }]);
    expect(await catalog.statusOf(stranger)).toBeUndefined();
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('sells one piece once, however many ask at the same time', async () => {
    const sku = await catalog.stocked(1);
    const orders = Array.from({ length: 20 }, () => newId());
    await Promise.all(orders.map((orderId) => catalog.service.neighbours.say(placed(orderId, { sku, quantity: 1 }))));
    const saidByAll = async () => (await Promise.all(orders.map((orderId) => catalog.said(orderId)))).flat();
    await eventually(async () => expect(await saidByAll()).toHaveLength(20), 20_000);
    expect((await saidByAll()).sort()).toEqual([...Array.from({ length: 19 }, () => 'StockRejected'), 'StockReserved']);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 1, reserved: 1 });
  });
});

describe('stock that is held for too long', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start({ ORDER_DEADLINE_SECONDS: '1', RESERVATION_SECONDS: '2', SWEEP_MS: '50' });
  }, 60_000);
  afterAll(() => catalog.stop());

  it('is asked about, naming what started the clock, and is not released', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(1)];
    await catalog.say(placed(orderId, { sku, quantity: 1 }));
    const asked = await catalog.hear(ReservationExpiring, orderId);
    expect(Date.now() - Date.parse(String(asked['reservedAt']))).toBeGreaterThanOrEqual(1_900);
    const events = await catalog.service.database.query<{ type: string; event_id: string; cause: string; version: number }>(
      `SELECT type, event_id, headers->>'causation-id' AS cause, aggregate_version AS version FROM outbox WHERE aggregate_id = $1 ORDER BY id`,
      [orderId],
    );
    expect(events).toMatchObject([{ type: 'StockReserved', version: 1 }, { type: 'ReservationExpiring', version: 2, cause: events[0]?.event_id }]); // prettier-ignore
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 1, reserved: 1 });
  });

  it('is asked about again after a minute, and no more once it is settled', async () => {
    const [orderId, sku] = [newId(), await catalog.stocked(1)];
    await catalog.say(placed(orderId, { sku, quantity: 1 }));
    await catalog.hear(ReservationExpiring, orderId);
    const [next] = await catalog.service.database.query<{ seconds: number }>('SELECT extract(epoch FROM ask_at - now())::int AS seconds FROM reservations WHERE order_id = $1', [orderId]); // prettier-ignore
    expect(next?.seconds).toBeGreaterThan(50);
    const makeDue = 'UPDATE reservations SET ask_at = now() WHERE order_id = $1';
    await catalog.service.database.query(makeDue, [orderId]);
    await catalog.hear(ReservationExpiring, orderId, 2);
    await catalog.say(cancelled(orderId));
    await catalog.service.database.query(makeDue, [orderId]);
    const other = newId(); // whose question comes later than another one of the first order would
    await catalog.say(placed(other, { sku, quantity: 1 }));
    await catalog.hear(ReservationExpiring, other);
    expect(await catalog.said(orderId)).toEqual(['StockReserved', 'ReservationExpiring', 'ReservationExpiring', 'StockReleased']);
  });
});
