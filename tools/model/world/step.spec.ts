import { attempt, wrongWith } from './step.js';
import { firstWorld } from './world.js';
import { production } from '../rules.js';

const before = { status: 'waiting' };
const decision = { outcome: 'applied', state: before, facts: [], commands: [] } as const;

describe('what is wrong with a decision', () => {
  it.each([
    ['nothing, when it is applied', { state: { status: 'other' }, facts: [{}], commands: [{}] }, undefined],
    ['nothing, when it is only said again', { outcome: 'noted', facts: [{}] }, undefined],
    ['an anomaly', { outcome: 'anomaly', because: 'unheard-of' }, 'nothing impossible is heard'],
    ['another state that nobody saves', { outcome: 'ignored', state: { status: 'other' } }, 'what is decided is saved'],
    ['a command that nobody saves', { outcome: 'noted', commands: [{}] }, 'what is decided is saved'],
    ['a fact that nobody saves', { outcome: 'ignored', facts: [{}] }, 'what is decided is saved'],
  ] as const)('%s', (_what, changes, invariant) => {
    expect(wrongWith('payment', 'OrderPlaced', { ...decision, ...changes }, before)?.invariant).toBe(invariant);
  });
});

it('counts what throws as wrong, for the transaction would roll back for ever', () => {
  const world = firstWorld(production);
  const step = attempt({ from: 'order', to: 'payment', what: 'OrderPlaced', isDue: true, before: world }, () => {
    throw new TypeError('no amount');
  });
  expect(step).toMatchObject({ world, wrong: { invariant: 'nothing throws', what: 'payment, OrderPlaced: no amount' } });
});
