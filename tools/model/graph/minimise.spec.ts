import { isCaught, plantedFaults, provePlanted } from '../planted/planted.js';
import { production } from '../rules.js';
import { plain } from '../scenarios.js';
import { buildGraph } from './build.js';
import { shelves } from './graph.js';
import { minimise } from './minimise.js';

describe('a graph of which only one stands for all that are alike', () => {
  const whole = buildGraph(production, plain, shelves(1));
  const { graph, classOf } = minimise(whole);

  it('begins where the whole begins, and is much smaller', () => {
    expect(classOf[0]).toBe(0);
    expect(graph.length).toBeLessThan(whole.length / 5);
  });

  it('leads from each of its nodes exactly to where all of them can go, whatever is on the shelf', () => {
    for (const [at, { arcs, stockArcs }] of whole.entries()) {
      const own = classOf[at] ?? -1;
      for (const [shelf, more] of stockArcs.entries()) {
        const can = new Set([...arcs, ...more].map(({ to }) => classOf[to]).filter((to) => to !== own));
        const stands = new Set([...(graph[own]?.arcs ?? []), ...(graph[own]?.stockArcs[shelf] ?? [])].map(({ to }) => to));
        expect(stands).toEqual(can);
      }
    }
  });

  const some = plantedFaults.filter(({ name }) => ['no-tombstone', 'no-void', 'unilateral-expiry'].includes(name));

  it.each(some.map((fault) => [fault.name, fault] as const))('shows what the whole shows, as near: %s', (_name, fault) => {
    const [small, large] = [true, false].map((isReduced) => provePlanted(fault, { isReduced }));
    const short = (proof: typeof small) => proof?.broken.map(({ invariant, steps }) => `${invariant} after ${steps}`).toSorted();
    expect(short(small)).toEqual(short(large));
    expect(small && isCaught(fault, small)).toBe(true);
  });
});
