import { faultsOf, type Outcome } from './verdict.js';

const figures = (more: Partial<Outcome['before']> = {}) => ({ requests: 100, perSecond: 10, p50: 0.5, p99: 1, failures: 0, ...more });
const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  attack: { name: 'noise' },
  before: figures(),
  during: figures({ p99: 3 }),
  after: figures(),
  endings: [{ status: 408, afterMs: 10_000, bytes: 0 }],
  megabytes: 300,
  ...more,
});

describe('an attack', () => {
  it('is nothing to others who wait three times as long', () => expect(faultsOf(outcome())).toEqual([]));

  it.each<[string, Partial<Outcome>]>([
    ['others waited 3.10 times as long during', { during: figures({ p99: 3.1 }) }],
    ['others waited 4.00 times as long after', { after: figures({ p99: 4 }) }],
    ['2 requests of others failed during', { during: figures({ failures: 2 }) }],
    ['nobody asked anything before', { before: figures({ requests: 0 }) }],
    ['none of its connections was ended', { endings: [] }],
  ])('is told by: %s', (fault, more) => expect(faultsOf(outcome(more))).toEqual([fault]));
});
