import type { ReservationFact } from './reservation-facts.js';
import { decide, newReservation, type ReservationDecision, type ReservationState, type ReservationStatus } from './reservation.js';
import type { Stock } from './stock.js';

const lines = [{ sku: 'MUG', quantity: 2 }, { sku: 'PEN', quantity: 1 }]; // prettier-ignore
const stock = (mugs: number, changes: Partial<Stock> = {}) =>
  new Map<string, Stock>([
    ['MUG', { onHand: mugs + 7, reserved: 7, listed: true, ...changes }],
    ['PEN', { onHand: 1, reserved: 0, listed: true }],
  ]);
const placed = (available = 2): ReservationFact => ({ type: 'OrderPlaced', lines, stock: stock(available) });

const reservation = (status: ReservationStatus, more: Partial<ReservationState> = {}): ReservationState => ({
  ...newReservation('o1'),
  status,
  ...(['reserved', 'committed', 'released', 'restocked'].includes(status) && { lines }),
  ...(status === 'released' && { releasedBecause: 'OrderCancelled' }),
  ...more,
});

/** A cell of the table in short: what it becomes, what it tells and how the stock of mugs moves; or how it was left alone. */
const brief = ({ outcome, state, facts, commands }: ReservationDecision): string => {
  if (outcome === 'ignored' || outcome === 'anomaly') return outcome;
  const [first] = commands;
  const movement = first ? [`${first.sku} ${first.onHand}/${first.reserved}`] : [];
  return [state.status, ...facts.map(({ type }) => type), ...movement].join(' ');
};

const statuses = ['none', 'reserved', 'rejected', 'committed', 'released', 'cancelled', 'restocked'] as const;

const table: readonly [ReservationFact, readonly string[]][] = [
  [placed(), ['reserved StockReserved MUG 0/2', 'reserved StockReserved', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored']],
  [placed(1), ['rejected StockRejected', 'reserved StockReserved', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored']],
  [{ type: 'OrderConfirmed' }, ['anomaly', 'committed StockCommitted MUG -2/-2', 'anomaly', 'ignored', 'anomaly', 'anomaly', 'ignored']],
  [{ type: 'OrderCancelled' }, ['cancelled', 'released StockReleased MUG 0/-2', 'ignored', 'anomaly', 'ignored', 'ignored', 'anomaly']],
  [
    { type: 'OrderFailed' },
    ['anomaly', 'released StockReleased MUG 0/-2', 'anomaly', 'restocked StockReleased MUG 2/0', 'ignored', 'anomaly', 'ignored'],
  ],
  [
    { type: 'HeldTooLong', reservedAt: '2026-01-01T12:00:00.000Z' },
    ['ignored', 'reserved ReservationExpiring', 'ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
  ],
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const cells = table.flatMap(([fact, row]) => statuses.map((status, index) => [fact.type, status, row[index] ?? '', fact] as const));

describe('a reservation', () => {
  it.each(cells)('that hears %s while %s: %s', (_type, status, expected, fact) => {
    const before = reservation(status);
    const decision = decide(before, fact);
    expect(brief(decision)).toBe(expected);
    if (decision.outcome !== 'applied') expect(decision).toMatchObject({ state: before, commands: [] });
    if (decision.outcome === 'ignored' || decision.outcome === 'anomaly') expect([decision.facts, typeof decision.because]).toEqual([[], 'string']); // prettier-ignore
  });

  const restated = (type: string, status: string) => type === 'HeldTooLong' || (type === 'OrderPlaced' && /none|reserved/.test(status));

  it.each(cells.filter(([type, status]) => !restated(type, status)))('that heard %s while %s is left alone when it hears it again', (_type, status, _expected, fact) => {
    const { state } = decide(reservation(status), fact);
    const again = decide(state, fact);
    expect([again.facts, again.commands, again.state]).toEqual([[], [], state]);
  }); // prettier-ignore

  it('that holds the stock of an order says so again when it is placed again, and holds no more', () => {
    const { state, facts } = decide(newReservation('o1'), placed());
    const again = decide(state, placed());
    expect([again.facts, again.commands, again.state]).toEqual([facts, [], state]);
  });

  it('takes a late confirmation only after it was released by a failure', () => {
    const confirmed: ReservationFact = { type: 'OrderConfirmed' };
    const { state } = decide(reservation('reserved'), { type: 'OrderFailed' });
    expect(brief(decide(state, confirmed))).toBe('ignored');
    expect(brief(decide(reservation('released'), confirmed))).toBe('anomaly');
  });

  it('holds nothing for an order that was cancelled before it was heard of', () => {
    const { state } = decide(newReservation('o1'), { type: 'OrderCancelled' });
    expect(brief(decide(state, placed()))).toBe('ignored');
  });

  it('holds all lines or none, and names what cannot be had', () => {
    const fact: ReservationFact = {
      type: 'OrderPlaced',
      lines: [...lines, { sku: 'NOPE', quantity: 1 }],
      stock: stock(9, { listed: false }),
    };
    const { facts, commands, state } = decide(newReservation('o1'), fact);
    expect(facts[0]?.data).toEqual({ orderId: 'o1', lines: [{ sku: 'MUG', reason: 'delisted' }, { sku: 'NOPE', reason: 'unknown' }] }); // prettier-ignore
    expect([commands, state.lines]).toEqual([[], []]);
  });

  it('counts a SKU that is named twice together', () => {
    const twice = [{ sku: 'MUG', quantity: 2 }, { sku: 'MUG', quantity: 1 }]; // prettier-ignore
    expect(brief(decide(newReservation('o1'), { type: 'OrderPlaced', lines: twice, stock: stock(2) }))).toBe('rejected StockRejected');
    const { facts } = decide(newReservation('o1'), { type: 'OrderPlaced', lines: twice, stock: stock(3) });
    expect(facts[0]?.data).toEqual({ orderId: 'o1', lines: [{ sku: 'MUG', quantity: 3 }] });
  });

  it('moves stock back to where it was, whichever way it ends without a purchase', () => {
    const ways: ReservationFact['type'][][] = [['OrderCancelled'], ['OrderFailed'], ['OrderConfirmed', 'OrderFailed']];
    for (const way of ways) {
      let decision = decide(newReservation('o1'), placed());
      const movements = [...decision.commands];
      for (const type of way) {
        decision = decide(decision.state, { type } as ReservationFact);
        movements.push(...decision.commands);
      }
      const left = [sum(movements.map(({ onHand }) => onHand)), sum(movements.map(({ reserved }) => reserved))];
      expect(left).toEqual([0, 0]);
    }
  });

  it('tells whether what it lets go had left the shelf', () => {
    expect(decide(reservation('reserved'), { type: 'OrderFailed' }).facts[0]?.data).toEqual({ orderId: 'o1', restocked: false });
    expect(decide(reservation('committed'), { type: 'OrderFailed' }).facts[0]?.data).toEqual({ orderId: 'o1', restocked: true });
  });
});
