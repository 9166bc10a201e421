import {
  CaptureFailed, PaymentAuthorized, PaymentCaptured, PaymentDeclined, PaymentRefunded, PaymentVoided, ProductChanged, ProductDelisted,
  ProductListed, ReservationExpiring, StockCommitted, StockRejected, StockReleased, StockReserved,
} from '@app/contracts'; // prettier-ignore
import { eventually, LoneService } from '@app/testing';
import { exampleId, reads, StatedNeeds, timelineHeaders } from '@app/testing/pacts';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

describe('what order needs', () => {
  let order: LoneService;
  const catalog = new StatedNeeds('order', 'catalog', () => order);
  const payment = new StatedNeeds('order', 'payment', () => order);

  beforeAll(async () => {
    order = await LoneService.start(orderService, orderSchema);
  }, 60_000);
  afterAll(() => order.stop());

  /** Under the id of the example. */
  const orderThatIs = (status: string, id: string) =>
    order.database.query(
      `INSERT INTO orders (id, customer_id, status, total_minor, currency, deadline_at, placed_event_id)
       VALUES ($1, $1, $2, 3998, 'EUR', now() + interval '1 hour', $1)`,
      [id, status],
    );

  // prettier-ignore
  it.each([
    { of: catalog, fact: StockReserved,       from: 'pending',   to: 'pending' },
    { of: catalog, fact: StockRejected,       from: 'pending',   to: 'cancelled' },
    { of: catalog, fact: StockCommitted,      from: 'confirmed', to: 'confirmed' },
    { of: catalog, fact: StockReleased,       from: 'cancelled', to: 'cancelled' },
    { of: catalog, fact: ReservationExpiring, from: 'pending',   to: 'cancelled' },
    { of: payment, fact: PaymentAuthorized,   from: 'pending',   to: 'confirmed' },
    { of: payment, fact: PaymentDeclined,     from: 'pending',   to: 'cancelled' },
    { of: payment, fact: PaymentCaptured,     from: 'confirmed', to: 'completed' },
    { of: payment, fact: CaptureFailed,       from: 'confirmed', to: 'failed' },
    { of: payment, fact: PaymentVoided,       from: 'cancelled', to: 'cancelled' },
    { of: payment, fact: PaymentRefunded,     from: 'completed', to: 'completed' },
  ].map((row, index) => ({ ...row, id: exampleId(index + 1) })))(
    '$fact.type: whose order it is about, when it was said, and why',
    async ({ of, fact, id, from, to }) => {
      await orderThatIs(from, id);
      await of.state({ fact, key: id, data: { orderId: reads.id(id) }, headers: timelineHeaders }, async (event) => {
        await eventually(async () => {
          const timeline = await order.database.query(
            `SELECT service, at, causation_id AS because, status FROM timeline JOIN orders ON id = order_id WHERE event_id = $1 AND order_id = $2`,
            [event.id, id],
          );
          expect(timeline).toEqual([{ service: expect.any(String), at: new Date('2026-01-01'), because: expect.any(String), status: to }]);
        });
      });
    },
  );

  it.each([
    { fact: ProductListed, sku: 'MUG', listed: true },
    { fact: ProductChanged, sku: 'BOWL', listed: true },
    { fact: ProductDelisted, sku: 'DISH', listed: false },
  ])('$fact.type: all that its copy of a product is made of', async ({ fact, sku, listed }) => {
    const price = { amount: reads.number(1_999), currency: reads.text('EUR') };
    const data = { sku: reads.text(sku), name: reads.text('Mug'), price, listed: reads.exactly(listed), version: reads.number(3) };
    await catalog.state({ fact, key: sku, data }, async () => {
      await eventually(async () => {
        const copies = await order.database.query(
          'SELECT name, price_minor, currency, listed, version FROM product_copies WHERE sku = $1',
          [sku],
        );
        expect(copies).toMatchObject([{ name: 'Mug', price_minor: 1_999, currency: 'EUR', listed, version: 3 }]);
      });
    });
  });

  it('is what catalog is held to', () => catalog.expectKept());
  it('is what payment is held to', () => payment.expectKept());
});
