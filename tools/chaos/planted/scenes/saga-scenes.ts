import { withClient } from '../../../stack/postgres/with-client.js';
import { linksOf, seconds, type Scene } from './scene.js';

/** Now and then it loses some answers to what it has done. */
export const aBankThatForgetsToAnswer: Scene = {
  perform: async (stage) => {
    for (let round = 0; round < 10; round += 1) {
      for (const link of linksOf(stage, 'bank', 'payment-1', 'payment-2')) link.lose('bank-answer', 2);
      await stage.orders(10);
    }
  },
};

/** Payment is slow, so that many orders wait for their confirmation; then catalog can speak and not hear until it has held stock for too long. */
export const confirmationsThatComeLate: Scene = {
  env: { ORDER_DEADLINE_SECONDS: '8', RESERVATION_SECONDS: '9', SWEEP_MS: '250' },
  perform: async (stage) => {
    const slow = linksOf(stage, 'kafka', 'payment-1', 'payment-2');
    const deaf = linksOf(stage, 'kafka', 'catalog-1', 'catalog-2');
    for (const link of slow) link.set({ kind: 'latency', ms: 500, jitterMs: 100 });
    await stage.orders(40);
    for (const link of deaf) link.set({ kind: 'blackhole', direction: 'down' });
    for (const link of slow) link.set({ kind: 'pass' });
    await seconds(12);
    for (const link of deaf) link.set({ kind: 'pass' });
    await stage.orders(5);
  },
};

/** Who cancels at once says two things about one order, and on the way they are shuffled. */
export const cancelledBeforePlaced: Scene = {
  env: { RESERVATION_SECONDS: '900' }, // nobody asks what became of the order before the judge does
  customers: 16,
  wish: () => ({ cancelAfterMs: 0 }),
  shuffledWithinMs: 1_500,
  perform: ({ orders }) => orders(200),
};

/** For a moment the row is somebody else's: who wants several must wait in the middle of taking them. */
const holdOneOfThem = `
  BEGIN; SELECT FROM products WHERE sku = (SELECT sku FROM reservation_lines ORDER BY random() LIMIT 1) FOR UPDATE;
  SELECT pg_sleep(0.1); COMMIT; SELECT pg_sleep(0.02)`;

/** Everybody buys the same products, each in an order of their own. */
export const everybodyWantsTheSame: Scene = {
  customers: 16,
  wish: ({ plenty }, random) => ({ lines: random.shuffled(plenty.slice(0, 6)).map((sku) => ({ sku, quantity: 1 })) }), // prettier-ignore
  perform: async ({ shop, orders }) => {
    let isOver = false;
    const holding = withClient(shop.servers.adminUrl('catalog'), async (client) => {
      while (!isOver) await client.query(holdOneOfThem);
    });
    await orders(400);
    isOver = true;
    await holding;
  },
};
