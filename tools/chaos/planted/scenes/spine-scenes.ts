import { linksOf, seconds, type Scene } from './scene.js';

const catalog = ['catalog-1', 'catalog-2'] as const;
const order = ['order-1', 'order-2'] as const;
const payment = ['payment-1', 'payment-2'] as const;
const everyone = [...catalog, ...order, ...payment];

/** The broker has the records and the relay does not know: it sends them again. */
export const repeatedFacts: Scene = {
  perform: async (stage) => {
    for (let round = 0; round < 8; round += 1) {
      for (const link of linksOf(stage, 'kafka', ...everyone)) link.lose('produce', 1);
      await stage.orders(10);
    }
  },
};

/** Between the rows and the COMMIT of one instance much time passes, in which the other commits and publishes. */
export const slowCommits: Scene = {
  customers: 16,
  perform: async (stage) => {
    const links = linksOf(stage, 'postgres', 'order-1', 'catalog-1', 'payment-1');
    for (const link of links) link.set({ kind: 'bandwidth', bytesPerSecond: 12_000 });
    await stage.orders(120);
  },
};

/** Who cancels at once says two things about one order, and the relay that says the first is slow. */
export const secondThoughts: Scene = {
  wish: () => ({ cancelAfterMs: 0 }),
  perform: async (stage) => {
    for (const link of linksOf(stage, 'kafka', 'order-1')) link.set({ kind: 'latency', ms: 300, jitterMs: 100 });
    await stage.orders(160);
  },
};

/** What is on its way to the database is swallowed, and then the connection ends. */
export const commitsThatNeverArrive: Scene = {
  perform: async (stage) => {
    for (let round = 0; round < 12; round += 1) {
      const links = linksOf(stage, 'postgres', ...stage.random.shuffled(everyone).slice(0, 3));
      for (const link of links) link.set({ kind: 'blackhole', direction: 'up' });
      await seconds(0.4);
      for (const link of links) link.cut();
      for (const link of links) link.set({ kind: 'pass' });
      await stage.orders(10);
    }
  },
};

/** Messages pile up in front of a silent database; then their reader dies. */
export const deathWithFullHands: Scene = {
  perform: async (stage) => {
    for (const name of payment) {
      const [link] = linksOf(stage, 'postgres', name);
      link?.set({ kind: 'blackhole', direction: 'both' });
      await seconds(2);
      await stage.shop.instance(name).kill();
      link?.set({ kind: 'pass' });
      await stage.shop.instance(name).restart();
      await stage.orders(10);
    }
  },
};

/** While a service is away its group is forgotten, as after a week of silence, and orders are placed. */
export const aGroupThatHasForgotten: Scene = {
  perform: async (stage) => {
    const pair = stage.shop.instancesOf('payment');
    await Promise.all(pair.map((instance) => instance.stop()));
    await stage.orders(20);
    await stage.kafka.deleteGroup('payment');
    await Promise.all(pair.map((instance) => instance.restart()));
    await stage.orders(10);
  },
};
