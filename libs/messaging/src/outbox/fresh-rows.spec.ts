import { FreshRows } from './fresh-rows.js';
import type { OutboxRow } from './outbox-row.js';

const row = (aggregate: string, version: number): OutboxRow => ({
  eventId: `${aggregate}-${version}`,
  topic: 'order.events.v1',
  key: aggregate,
  aggregate,
  version,
  bytes: 4,
  payload: '{}',
  headers: {},
});

const namesOf = (rows: readonly OutboxRow[]) => rows.map(({ eventId }) => eventId);

describe('what was just committed', () => {
  it('is published in order when it begins an aggregate', () => {
    const fresh = new FreshRows();
    fresh.add([row('a', 1), row('b', 1), row('a', 2)]);
    expect(namesOf(fresh.take())).toEqual(['a-1', 'b-1', 'a-2']);
    expect([fresh.take(), fresh.leftSome()]).toEqual([[], false]);
  });

  it('is left to the table while the row before it is not known to be published', () => {
    const fresh = new FreshRows();
    fresh.add([row('a', 2), row('b', 1)]);
    expect(namesOf(fresh.take())).toEqual(['b-1']);
    expect([fresh.leftSome(), fresh.leftSome()]).toEqual([true, false]);
  });

  it('goes on from what was published, also by way of the table', () => {
    const fresh = new FreshRows();
    fresh.published([row('a', 1)]);
    fresh.add([row('a', 2)]);
    expect(namesOf(fresh.take())).toEqual(['a-2']);
  });

  it('is left to the table when the send before it failed', () => {
    const fresh = new FreshRows();
    fresh.add([row('a', 1)]);
    fresh.take(); // and no word that the broker has it
    fresh.add([row('a', 2)]);
    expect([fresh.take(), fresh.leftSome()]).toEqual([[], true]);
  });

  it('is not published again when it was found in the table first', () => {
    const fresh = new FreshRows();
    fresh.add([row('a', 1), row('a', 2)]);
    fresh.published([row('a', 1)]);
    expect(namesOf(fresh.take())).toEqual(['a-2']);
  });

  it('may arrive in the wrong order, which the table mends', () => {
    const fresh = new FreshRows();
    fresh.add([row('a', 2), row('a', 1)]);
    expect(namesOf(fresh.take())).toEqual(['a-1']);
    expect(fresh.leftSome()).toBe(true);
  });

  it('does not pile up while nothing can be published', () => {
    const fresh = new FreshRows();
    for (let n = 0; n < 600; n += 1) fresh.add([row(String(n), 1)]);
    expect(fresh.take()).toHaveLength(500);
    expect(fresh.leftSome()).toBe(true);
  });
});
