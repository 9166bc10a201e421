import type { Stage } from './performer.js';
import { Nemesis } from './nemesis.js';
import type { PlannedFault } from './plan.js';

const kill = (target: string, lastsMs = 60_000): PlannedFault => ({ class: 'kill-instance', target, atMs: 0, lastsMs, draw: 0.5 });

/** A shop that only writes down what is done to it. */
function rehearse() {
  const done: string[] = [];
  let time = 0;
  const instance = (name: string) => ({
    kill: async () => void done.push(`kill ${name}`),
    restart: async () => void done.push(`restart ${name}`),
  });
  const find = (from: string, to: string) => ({ lose: () => void done.push(`lose at ${from} → ${to}`) });
  const stage = { shop: { instance, links: { find } } } as unknown as Stage;
  return { done, nemesis: new Nemesis(stage, () => (time += 10)) };
}

describe('the nemesis', () => {
  it('does what is planned, undoes it, and notes when', async () => {
    const { done, nemesis } = rehearse();
    await nemesis.run([kill('order-1', 0)]);
    await nemesis.healAll();
    expect(done).toEqual(['kill order-1', 'restart order-1']);
    expect(nemesis.faults).toEqual([{ class: 'kill-instance', target: 'order-1', atMs: 10, healedAtMs: 20 }]);
  });

  it('takes another target of the class when the one that is planned is in other hands', async () => {
    const { done, nemesis } = rehearse();
    await nemesis.run([kill('order-1'), kill('order-1')]);
    expect(done).toEqual(['kill order-1', 'kill order-2']);
    expect(nemesis.lasting).toBe(2);
    await nemesis.healAll();
  });

  it('leaves a fault out when all its targets are in other hands', async () => {
    const { done, nemesis } = rehearse();
    await nemesis.run(Array.from({ length: 12 }, () => kill('user')));
    expect([done.length, nemesis.skipped]).toEqual([9, 3]);
    await nemesis.healAll();
  });

  it('ends everything at once when it is told to heal', async () => {
    const { done, nemesis } = rehearse();
    await nemesis.run([kill('bank')]);
    await nemesis.healAll();
    expect([done, nemesis.lasting]).toEqual([['kill bank', 'restart bank'], 0]);
  });

  it('counts nothing that could not be done', async () => {
    const { nemesis } = rehearse();
    await nemesis.run([{ class: 'kill-broker', target: 'kafka', atMs: 0, lastsMs: 0, draw: 0 }]);
    await nemesis.healAll();
    expect(nemesis.faults).toEqual([]);
    expect(nemesis.mishaps).toMatchObject([{ fault: 'kill-broker of kafka' }]);
  });

  it('leaves lost acknowledgements to be counted where they are lost', async () => {
    const { done, nemesis } = rehearse();
    await nemesis.run([{ class: 'lost-commit', target: 'order-1 → postgres', atMs: 0, lastsMs: 0, draw: 0 }]);
    await nemesis.healAll();
    expect([done, nemesis.faults]).toEqual([['lose at order-1 → postgres'], []]);
  });
});
