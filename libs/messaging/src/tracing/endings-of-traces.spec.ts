import { isSampled, newId, traceInto, type Tracer } from '@app/kernel';
import { settleTrace, traceOfFact } from './endings-of-traces.js';

const notChosen = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
const chosen = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const ancient = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the trace of a fact', () => {
  let settled: [string, boolean][];
  const traced = <T>(work: () => T): T => {
    settled = [];
    const tracer: Tracer = {
      slowAfterMs: 60_000,
      start: () => {
        throw new Error('nothing begins here');
      },
      settle: (traceparent, isKept) => void settled.push([traceparent, isKept]),
      exchange: () => [],
    };
    return traceInto(tracer, work);
  };
  const isKept = (type: string, order: string): boolean => isSampled(traced(() => traceOfFact(type, order, notChosen)) ?? '');

  it.each([
    ['OrderCompleted', 'in time', false, newId()],
    ['OrderCompleted', 'late', true, ancient],
    ['OrderCancelled', 'in time', true, newId()],
    ['OrderFailed', 'in time', true, newId()],
    ['OrderConfirmed', 'late', false, ancient],
    ['StockRejected', 'in time', false, newId()],
  ])('of %s, %s: kept is %s', (type, _, expected, order) => expect(isKept(type, order)).toBe(expected));

  it('stays chosen when it was', () => {
    expect(traced(() => traceOfFact('OrderCompleted', newId(), chosen))).toBe(chosen);
  });

  it('is passed on as it came where nothing is traced', () => {
    expect(traceOfFact('OrderFailed', newId(), notChosen)).toBe(notChosen);
    expect(traceOfFact('OrderFailed', newId(), undefined)).toBeUndefined();
  });

  it('is settled with the last fact of an order, and with no other', () => {
    traced(() => {
      settleTrace('OrderConfirmed', notChosen);
      settleTrace('OrderCompleted', undefined);
      settleTrace('OrderCompleted', notChosen);
      settleTrace('OrderCancelled', chosen);
    });
    expect(settled).toEqual([
      [notChosen, false],
      [chosen, true],
    ]);
  });
});
