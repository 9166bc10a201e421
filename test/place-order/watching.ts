import type { Client } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';

export const watching = (shop: () => ShopDoor): void =>
  describe('watching an order', () => {
    let ada: Client;

    beforeAll(async () => {
      ada = await shop().as('ada');
    });

    const watch = async (id: string, lastEventId?: number, count = Infinity): Promise<{ seq: number; fact: string }[]> => {
      const seen: { seq: number; fact: string }[] = [];
      for await (const { seq, entry } of ada.events(id, lastEventId)) {
        seen.push({ seq, fact: entry.fact });
        if (seen.length === count) break;
      }
      return seen;
    };

    it('shows every fact as it happens, and ends by itself when all is settled', async () => {
      const id = await ada.order([[shop().sku(0), 1]], 'tok_slow');
      const seen = await watch(id);
      expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
      expect(seen.map(({ fact }) => fact).sort()).toEqual(
        [
          'OrderPlaced',
          'StockReserved',
          'PaymentAuthorized',
          'OrderConfirmed',
          'StockCommitted',
          'PaymentCaptured',
          'OrderCompleted',
        ].sort(),
      );
      expect((await ada.facts(id)).sort()).toEqual(seen.map(({ fact }) => fact).sort());
    });

    it('goes on after the last event that was seen, without a gap or a repetition', async () => {
      const id = await ada.order([[shop().sku(0), 1]], 'tok_slow');
      const before = await watch(id, undefined, 2);
      const after = await watch(id, before.at(-1)?.seq);
      expect([...before, ...after].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(await watch(id, 7)).toEqual([]);
    });

    it('answers a long poll when the order is final, or when the wait is over', async () => {
      const id = await ada.order([[shop().sku(0), 1]], 'tok_slow');
      const begin = performance.now();
      expect(await ada.get(id, 1)).toMatchObject({ status: 200, body: { status: 'pending' } });
      expect(performance.now() - begin).toBeGreaterThan(900);
      expect(await ada.get(id, 30)).toMatchObject({ status: 200, body: { status: 'completed' } });
      expect(performance.now() - begin).toBeLessThan(20_000);
    });

    it.each([31, -1, 0.5])('refuses to wait %d seconds', async (wait) => {
      const id = await ada.order([[shop().sku(0), 1]]);
      expect(await ada.get(id, wait)).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    });
  });
