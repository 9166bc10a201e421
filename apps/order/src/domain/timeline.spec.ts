import { inCausalOrder, isSettled, tookMs, type TimelineFact } from './timeline.js';

const entry = (seq: number, fact: string, causationId: string, atMs: number): TimelineFact => ({
  seq,
  eventId: fact,
  causationId,
  fact,
  at: new Date(atMs),
});

describe('the timeline', () => {
  it('puts each fact after its cause, whatever order they arrived in and whatever the clocks say', () => {
    const facts = [
      entry(1, 'OrderPlaced', 'request', 100),
      entry(2, 'PaymentAuthorized', 'StockReserved', 90),
      entry(3, 'OrderConfirmed', 'PaymentAuthorized', 120),
      entry(4, 'StockReserved', 'OrderPlaced', 105),
    ];
    expect(inCausalOrder(facts).map(({ fact }) => fact)).toEqual(['OrderPlaced', 'StockReserved', 'PaymentAuthorized', 'OrderConfirmed']);
  });

  it('orders facts of one cause by time, then by arrival, and loses none', () => {
    const facts = [entry(1, 'a', 'request', 1), entry(2, 'b', 'a', 5), entry(3, 'c', 'a', 5), entry(4, 'd', 'a', 4), entry(5, 'e', 'e', 9)];
    expect(inCausalOrder(facts).map(({ fact }) => fact)).toEqual(['a', 'd', 'b', 'c', 'e']);
  });

  it('measures from the cause and never below zero', () => {
    const facts = [entry(1, 'a', 'request', 100), entry(2, 'b', 'a', 130), entry(3, 'c', 'b', 120)];
    expect(facts.map((fact) => tookMs(fact, facts))).toEqual([0, 30, 0]);
  });

  it.each([
    [[], true],
    [['StockReserved'], false],
    [['StockReserved', 'StockReleased'], true],
    [['StockReserved', 'StockCommitted', 'PaymentAuthorized'], false],
    [['StockReserved', 'StockCommitted', 'PaymentAuthorized', 'PaymentCaptured'], true],
    [['StockReserved', 'StockReleased', 'PaymentAuthorized', 'PaymentVoided'], true],
  ])('with %j has settled all that was held: %s', (facts, settled) => expect(isSettled(facts.map((fact) => ({ fact })))).toBe(settled));
});
