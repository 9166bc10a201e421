import { eventually } from '@app/testing';
import type { Client } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';
import { newProduct, productOf } from '../support/products.js';

interface Ending {
  readonly token: string;
  readonly status: string;
  readonly reason?: string;
  readonly payment: string;
  /** In the order in which they are told; others may come between. */
  readonly told: readonly string[];
}

const bought = ['OrderPlaced', 'StockReserved', 'PaymentAuthorized', 'OrderConfirmed', 'PaymentCaptured', 'OrderCompleted'];
const completed = { status: 'completed', payment: 'captured', told: bought };
const declined = {
  status: 'cancelled',
  reason: 'payment-declined',
  payment: 'declined',
  told: ['OrderPlaced', 'StockReserved', 'PaymentDeclined', 'OrderCancelled', 'StockReleased'],
};

const cards: readonly Ending[] = [
  { token: 'tok_ok', ...completed },
  { token: 'tok_slow', ...completed },
  { token: 'tok_timeout_after_authorize', ...completed },
  { token: 'tok_error_after_capture', ...completed },
  { token: 'tok_unavailable', ...completed },
  { token: 'tok_declined', ...declined },
  { token: 'tok_insufficient_funds', ...declined },
  { token: 'tok_nobody_knows', ...declined },
  {
    token: 'tok_capture_fails',
    status: 'failed',
    reason: 'capture-failed',
    payment: 'voided',
    told: ['OrderPlaced', 'OrderConfirmed', 'CaptureFailed', 'OrderFailed', 'StockReleased'],
  },
  {
    token: 'tok_late',
    status: 'cancelled',
    reason: 'timed-out',
    payment: 'voided',
    told: ['OrderPlaced', 'StockReserved', 'OrderCancelled', 'PaymentAuthorized', 'PaymentVoided'],
  },
];

/** Every card in an order of its own, all at once; then those endings that take more than a card. */
export const endings = (shop: () => ShopDoor): void =>
  describe('an order ends', () => {
    const orders = new Map<string, { id: string; sku: string }>();
    let ada: Client;
    let admin: Client;

    beforeAll(async () => {
      [ada, admin] = await Promise.all([shop().as('ada'), shop().as('catalog')]);
      for (const { token } of cards) {
        const sku = await newProduct(admin, ada, 5);
        orders.set(token, { id: await ada.order([[sku, 2]], token), sku });
      }
    });

    it.each(cards)('with $token: $status', async ({ token, status, reason, payment, told }) => {
      const { id, sku } = orders.get(token) ?? { id: '', sku: '' };
      expect(await ada.final(id)).toMatchObject({ status, ...(reason && { reason }) });
      await eventually(async () => {
        expect((await ada.payment(id)).status).toBe(payment);
        expect((await ada.facts(id)).filter((fact) => told.includes(fact))).toEqual(told);
        expect(await productOf(ada, sku)).toMatchObject({ available: status === 'completed' ? 3 : 5 });
      }, 30_000);
    });

    it('sold out, without ever asking the bank', async () => {
      const id = await ada.order([['SOLD-OUT', 1]]);
      expect(await ada.final(id)).toMatchObject({ status: 'cancelled', reason: 'stock-rejected' });
      await eventually(async () => expect((await ada.payment(id)).status).toBe('cancelled'));
      expect(await ada.facts(id)).toEqual(['OrderPlaced', 'StockRejected', 'OrderCancelled']);
    });

    it('cancelled by the customer while the bank thinks; what it approves later is voided', async () => {
      const id = await ada.order([[shop().sku(0), 1]], 'tok_slow');
      await eventually(async () => expect((await ada.payment(id)).status).toBe('authorizing'));
      expect(await ada.cancel(id)).toMatchObject({ status: 200, body: { status: 'cancelled', reason: 'cancelled-by-customer' } });
      expect(await ada.cancel(id)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
      await eventually(async () => expect((await ada.payment(id)).status).toBe('voided'));
      await eventually(async () => expect(await ada.facts(id)).toEqual(expect.arrayContaining(['StockReleased', 'PaymentVoided'])));
    });

    it('in no cancellation once it is completed', async () => {
      const id = await ada.order([[shop().sku(0), 1]]);
      await ada.final(id);
      expect(await ada.cancel(id)).toMatchObject({ status: 409, body: { code: 'order-already-confirmed' } });
    });
  });
