import { Registry } from 'prom-client';
import { gaugesReadTogether } from './gauges-read-together.js';

describe('gauges that are read together', () => {
  const helps = { one: 'One', two: 'Two' };

  it('cost one reading per scrape', async () => {
    const registry = new Registry();
    let readings = 0;
    gaugesReadTogether(registry, helps, async () => ({ one: ++readings, two: 2 * readings }));
    await registry.metrics();
    expect(await registry.metrics()).toMatch(/^one 2$[^]*^two 4$/m);
  });

  it('show that nobody knows while they cannot be read', async () => {
    const registry = new Registry();
    gaugesReadTogether(registry, helps, () => Promise.reject(new Error('away')));
    expect(await registry.metrics()).toMatch(/^one Nan$/m);
  });
});
