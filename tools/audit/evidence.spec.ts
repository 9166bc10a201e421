import { audit, evidenceInvariants } from './audit.js';
import type { Evidence } from './evidence.js';
import { cleanBooks } from './test/clean-books.js';
import { cleanEvidence, injectedBooks } from './test/clean-evidence.js';

type Change = (evidence: Required<Evidence>) => Partial<Evidence>;

const found = (change: Change): string[] => {
  const evidence = cleanEvidence();
  return [...new Set(audit(injectedBooks(), { ...evidence, ...change(evidence) }).map(({ invariant }) => invariant))];
};
const typed = (type: string) => ({ headers }: { headers: Readonly<Record<string, string>> }): boolean => headers['ce_type'] === type; // prettier-ignore

const topics = 'the topics say what was decided, to the byte, and nothing else';
const history = 'every history is one that the rules allow';

// prettier-ignore
const faults: readonly [string, string, Change][] = [
  ['no order that was promised is lost or doubled', 'a promise without an order', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.key === 'refused' ? { ...one, outcome: 'ok', orderId: 'o9' } : one)) })],
  ['no order that was promised is lost or doubled', 'one key, two orders', ({ clientLog }) => ({ clientLog: clientLog.map((one, index) => (index === 2 ? { ...one, orderId: 'o9' } : one)) })],
  ['no order that was promised is lost or doubled', 'refused, and there', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.key === 'key-o1' ? { ...one, outcome: 'fail', status: 422 } : one)) })],
  ['no order was placed that nobody asked for', 'a key that nobody sent', ({ clientLog }) => ({ clientLog: clientLog.filter(({ key }) => key !== 'key-o2') })],
  ['a repeated request gets the same bytes', 'other bytes', ({ clientLog }) => ({ clientLog: clientLog.map((one, index) => (index === 2 ? { ...one, bodyHash: 'other' } : one)) })],
  ['nobody saw an order turn back', 'final, then pending', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.at === 15 ? { ...one, at: 21 } : one)) })],
  ['nobody saw an order turn back', 'seen as what it did not become', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.orderStatus === 'completed' ? { ...one, orderStatus: 'failed' } : one)) })],
  ['a cancellation is kept, granted or refused', 'granted, and completed', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.key === 'again' ? { ...one, orderId: 'o1' } : one)) })],
  ['a cancellation is kept, granted or refused', 'refused, and cancelled', ({ clientLog }) => ({ clientLog: clientLog.map((one) => (one.key === 'late' ? { ...one, orderId: 'o3' } : one)) })],
  [topics, 'a fact that never arrived', ({ topics: all }) => ({ topics: all.filter((record) => !typed('StockCommitted')(record)) })],
  [topics, 'other bytes', ({ topics: all }) => ({ topics: all.map((record) => (typed('StockCommitted')(record) ? { ...record, value: Buffer.from('{}') } : record)) })],
  [topics, 'other headers', ({ topics: all }) => ({ topics: all.map((record) => (typed('StockCommitted')(record) ? { ...record, headers: { ...record.headers, more: '1' } } : record)) })],
  [topics, 'a record of nobody', ({ injected }) => ({ injected: injected.slice(1) })],
  ['the facts of a key come in their order', 'the second before the first', ({ topics: all }) => ({ topics: [...all].reverse() })],
  [history, 'said in a state that does not say it', ({ topics: all }) => ({ topics: all.map((record) => (typed('OrderConfirmed')(record) ? { ...record, headers: { ...record.headers, ce_type: 'OrderCompleted' } } : record)) })],
  [history, 'a story that ends in another way', ({ topics: all }) => ({ topics: all.filter((record) => !typed('PaymentCaptured')(record)) })],
  [history, 'a story without its beginning', ({ topics: all }) => ({ topics: all.filter((record) => !typed('OrderPlaced')(record)) })],
  ['dead letters are exactly the poison that was injected', 'poison that nobody minded', ({ injected }) => ({ injected: injected.map((one) => ({ ...one, by: [...(one.by ?? []), 'order'] })) })],
  ['dead letters are exactly the poison that was injected', 'a letter too many', ({ injected }) => ({ injected: injected.slice(1) })],
  ['anomalies are exactly the impossible facts that were injected', 'one that nobody minded', ({ injected }) => ({ injected: injected.map((one) => ({ ...one, by: [...(one.by ?? []), 'order'] })) })],
  ['anomalies are exactly the impossible facts that were injected', 'an anomaly too many', ({ injected }) => ({ injected: injected.slice(0, 1) })],
  ['no deadlock was ever detected', 'a deadlock', () => ({ postgresLogs: [{ server: 'order', lines: ['ERROR:  deadlock detected'] }] })],
];

describe('the audit with evidence', () => {
  it('finds nothing where nothing is wrong', () => expect(audit(injectedBooks(), cleanEvidence())).toEqual([]));

  it('finds nothing where nothing was injected', () => {
    const { injected: _, topics: all, ...evidence } = cleanEvidence();
    expect(audit(cleanBooks(), { ...evidence, topics: all.slice(0, -2) })).toEqual([]);
  });

  it.each(faults)('finds that it is not so that %s: %s', (name, _, change) => expect(found(change)).toContain(name));

  it('is tested with a fault for each of its invariants', () =>
    expect(new Set(faults.map(([name]) => name))).toEqual(new Set(evidenceInvariants.map(({ name }) => name))));

  it('asks every service that has a use for what was injected, unless it is told whom', () => {
    const { injected, ...evidence } = cleanEvidence();
    const everybody = injected.map(({ by: _, ...one }) => one);
    expect(audit(injectedBooks(), { ...evidence, injected: everybody }).map(({ what }) => what)).toEqual([
      'payment has no dead letter for what was injected as poison',
      'catalog took no offence at event impossible',
    ]);
  });

  it('judges the order of what took a way around where it was written', () => {
    const { topics: all } = cleanEvidence();
    const held = all.map((record) => ({ ...record, topic: `held.${record.topic}` }));
    const shuffled = { ...cleanEvidence(), topics: [...held, ...all.toReversed()] };
    const heldAt = Object.fromEntries(['order', 'catalog', 'payment'].map((name) => [`${name}.events.v1`, `held.${name}.events.v1`]));
    const injected = [...shuffled.injected, ...shuffled.injected.map((one) => ({ ...one, topic: `held.${one.topic}`, by: [] }))];
    expect(audit(injectedBooks(), { ...shuffled, heldAt, injected })).toEqual([]);
  });

  it('lets a real message stand behind a poisoned one, if it was replayed', () => {
    const books = injectedBooks();
    const letter = { eventId: 'orderplaced-o1', type: 'OrderPlaced', reason: 'key-parked', error: 'x', place: 'order.events.v1/0/0' };
    const letters = (status: 'replayed' | 'discarded') =>
      books.spines.map((spine) => ({ ...spine, deadLetters: [...spine.deadLetters, ...(spine.service === 'catalog' ? [{ ...letter, status }] : [])] })); // prettier-ignore
    expect(audit({ ...books, spines: letters('replayed') }, cleanEvidence())).toEqual([]);
    expect(audit({ ...books, spines: letters('discarded') }, cleanEvidence())).toHaveLength(1);
  });
});
