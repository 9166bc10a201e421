import { OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, StockCommitted, StockReleased, StockReserved } from '@app/contracts';
import { exampleId, reads, StatedNeeds } from '@app/testing/pacts';
import { confirmed, LoneCatalog, placed } from './lone-catalog.js';

describe('what catalog needs of order', () => {
  let catalog: LoneCatalog;
  const order = new StatedNeeds('catalog', 'order', () => catalog.service);

  const hold = async (id: string): Promise<void> => void (await catalog.say(placed(id, { sku: 'MUG', quantity: 2 })));
  const commit = async (id: string): Promise<void> => {
    await hold(id);
    await catalog.say(confirmed(id));
  };

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
    await catalog.create({ sku: 'MUG', available: 100 });
  }, 60_000);
  afterAll(() => catalog.stop());

  it('OrderPlaced: what to hold, and how much of it', async () => {
    const id = exampleId(1);
    const lines = reads.each({ sku: reads.text('MUG'), quantity: reads.number(2) });
    await order.state({ fact: OrderPlaced, key: id, data: { orderId: reads.id(id), lines } }, async () => {
      expect(await catalog.hear(StockReserved, id)).toEqual({ orderId: id, lines: [{ sku: 'MUG', quantity: 2 }] });
    });
  });

  it.each([
    { fact: OrderConfirmed, id: exampleId(2), before: hold, told: StockCommitted, says: {} },
    { fact: OrderCancelled, id: exampleId(3), before: hold, told: StockReleased, says: { restocked: false } },
    { fact: OrderFailed, id: exampleId(4), before: commit, told: StockReleased, says: { restocked: true } },
  ])('$fact.type: whose stock it is about', async ({ fact, id, before, told, says }) => {
    await before(id);
    await order.state({ fact, key: id, data: { orderId: reads.id(id) } }, async () => {
      expect(await catalog.hear(told, id)).toEqual({ orderId: id, ...says });
    });
  });

  it('is what order is held to', () => order.expectKept());
});
