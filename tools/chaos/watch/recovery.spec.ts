import type { Fault, PlacedOrder } from '../report/chaos-run.js';
import { withRecovery } from './recovery.js';

const fault = (name: string, atMs: number, healedAtMs: number): Fault => ({ class: name, target: 'somebody', atMs, healedAtMs });
const order = (atMs: number, finalAtMs: number, ending = 'completed'): PlacedOrder => ({ atMs, finalAtMs, ending, outcome: 'accepted' });

describe('recovery', () => {
  const orders = [order(500, 3_400), order(900, 2_500), order(2_100, 2_900), order(2_300, 2_700), order(2_050, 2_060, 'cancelled')];

  it('is the first completion of an order that was placed after the fault was over, and the last of those that had waited', () => {
    const [judged] = withRecovery([fault('kill-broker', 1_000, 2_000)], orders);
    expect(judged?.recovery).toEqual({ firstSuccessMs: 700, drainedMs: 1_400 });
  });

  it('is not told where nobody bought anything any more', () => {
    const [judged] = withRecovery([fault('kill-broker', 1_000, 9_000)], orders);
    expect(judged).not.toHaveProperty('recovery');
  });

  it.each(['lost-commit', 'poison', 'duplicate-event', 'reordered'])('has no meaning for %s', (name) => {
    const [judged] = withRecovery([fault(name, 1_000, 1_000)], orders);
    expect(judged).not.toHaveProperty('recovery');
  });
});
