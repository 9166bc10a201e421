import {
  ProductChanged, ProductDelisted, ProductListed, ReservationExpiring, StockCommitted, StockRejected, StockReleased, StockReserved, type EventDefinition,
  type NewFact,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { keepsPromises } from '@app/testing/pacts';
import { cancelled, confirmed, LoneCatalog, placed } from './lone-catalog.js';

describe('catalog keeps what it promised', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start({ ORDER_DEADLINE_SECONDS: '1', RESERVATION_SECONDS: '2', SWEEP_MS: '50' });
  }, 60_000);
  afterAll(() => catalog.stop());

  const hear = (definition: EventDefinition, key: string) => catalog.service.neighbours.hearWhole(definition, key);
  /** An order of two pieces of something of which so many are there. */
  const order = async (available = 5): Promise<string> => {
    const id = newId();
    await catalog.say(placed(id, { sku: await catalog.stocked(available), quantity: 2 }));
    return id;
  };
  const after = async (next: (orderId: string) => NewFact): Promise<string> => {
    const id = await order();
    await catalog.say(next(id));
    return id;
  };

  const facts = {
    StockReserved: async () => hear(StockReserved, await order()),
    StockRejected: async () => hear(StockRejected, await order(1)),
    StockCommitted: async () => hear(StockCommitted, await after(confirmed)),
    StockReleased: async () => hear(StockReleased, await after(cancelled)),
    ReservationExpiring: async () => hear(ReservationExpiring, await order()),
    ProductListed: async () => hear(ProductListed, await catalog.stocked(1)),
    ProductChanged: async () => {
      const sku = await catalog.stocked(1);
      await catalog.change(sku, { name: 'Bowl' }, '*');
      return hear(ProductChanged, sku);
    },
    ProductDelisted: async () => {
      const sku = await catalog.stocked(1);
      await catalog.delist(sku, '*');
      return hear(ProductDelisted, sku);
    },
  };

  keepsPromises('catalog', { facts, answers: () => ({ url: catalog.service.running.url }) });
});
