import { prove } from './prove.js';
import { contention, scenarios } from './scenarios.js';

const [oneOrder] = scenarios;

describe("the services' decisions, in every order of events", () => {
  it('hold for one order and everything that can befall it', () => {
    if (!oneOrder) throw new Error('there is no scenario');
    const { broken, atRest, states } = prove(oneOrder);
    expect(broken).toEqual([]);
    expect(atRest).toBeGreaterThan(0);
    expect(states).toBeGreaterThan(2_000); // else it has not been looked for
  }, 120_000);

  it.each([[2, 1], [3, 1], [3, 2]] as const)('hold for %i orders that want %i left', (orders, units) => {
    const { broken, states } = prove(contention(orders, units));
    expect(broken).toEqual([]);
    expect(states).toBeGreaterThan(1_000);
  }, 120_000); // prettier-ignore
});
