import { newId } from '@app/kernel';
import { LastEndings } from './last-endings.js';

describe('the last endings', () => {
  it('are the last twenty, the last one first', () => {
    const endings = new LastEndings();
    const ids = Array.from({ length: 21 }, newId);
    for (const id of ids) endings.add(id, 'completed');
    expect(endings.all.map(({ orderId }) => orderId)).toEqual(ids.slice(1).toReversed());
  });

  it('know how long an order took', () => {
    const endings = new LastEndings();
    const now = Date.now();
    endings.add(newId(), 'timed-out', new Date(now + 120_000));
    expect(endings.all[0]?.tookMs).toBeGreaterThan(119_000);
  });
});
