import { idempotencyKeyOf, type BankCommand } from './bank-command.js';

describe('the idempotency key of a bank command', () => {
  const refund = (refundId: string): BankCommand => ({ kind: 'refund', refundId, amount: { amount: 1, currency: 'EUR' } });
  const payment = '0198d1c2-0000-7000-8000-000000000001';

  it('follows from what is wanted alone, so that no attempt has a key of its own', () => {
    for (const kind of ['authorize', 'capture', 'void'] as const) {
      expect(idempotencyKeyOf(payment, { kind })).toBe(`${kind}-${payment}`);
      expect(idempotencyKeyOf(payment, { kind })).toBe(idempotencyKeyOf(payment, { kind }));
    }
  });

  it('is shared by no two payments', () => {
    for (const kind of ['authorize', 'capture', 'void'] as const) {
      expect(idempotencyKeyOf(payment, { kind })).not.toBe(idempotencyKeyOf(payment.replace('1', '2'), { kind }));
    }
  });

  it('is one per refund: two refunds of a payment are two', () => {
    expect([idempotencyKeyOf(payment, refund('r1')), idempotencyKeyOf(payment, refund('r2'))]).toEqual(['refund-r1', 'refund-r2']);
  });

  it('is one that the bank accepts', () => {
    expect(idempotencyKeyOf(payment, { kind: 'authorize' })).toMatch(/^[A-Za-z0-9_-]{16,128}$/);
  });
});
