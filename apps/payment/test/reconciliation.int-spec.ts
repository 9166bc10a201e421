import { newId } from '@app/kernel';
import { Reconciliation } from '@app/platform';
import { metric } from '@app/testing';
import { LonePayment } from './lone-payment.js';

describe('payments and what the bank says', () => {
  let payment: LonePayment;

  beforeAll(async () => {
    payment = await LonePayment.start({ LOG_LEVEL: 'silent', RECONCILE_MS: '600000' });
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  const mismatches = async (kind: string) => {
    await payment.service.running.app.get(Reconciliation, { strict: false }).reconcile();
    return metric(payment.service.running.url, `reconciliation_mismatches{kind="${kind}"`);
  };
  const holdOf = async (orderId: string) => {
    const row = await payment.row(orderId);
    return { id: String(row?.['authorization_id']), reference: String(row?.['id']) };
  };

  it('agree: what is held is wanted', async () => {
    payment.bank.open.push(await holdOf(await payment.authorized()));
    expect([await mismatches('holds'), await mismatches('ledger')]).toEqual([0, 0]);
  });

  it('agree: a hold that was captured while they were compared', async () => {
    const hold = await holdOf(await payment.captured());
    payment.bank.open.push({ ...hold, endsMeanwhile: true });
    expect(await mismatches('holds')).toBe(0);
  });

  it('do not agree: money is held that nobody wants', async () => {
    payment.bank.open.push(await holdOf(await payment.captured()), { id: newId(), reference: 'order-1' });
    expect(await mismatches('holds')).toBe(2);
    payment.bank.reset();
    await mismatches('holds');
    expect(await mismatches('holds')).toBe(0);
  });

  it('do not agree: a payment is captured, and no answer of the bank says so', async () => {
    const orderId = await payment.authorized();
    await payment.service.database.query(`UPDATE payments SET status = 'captured' WHERE order_id = $1`, [orderId]);
    expect(await mismatches('ledger')).toBe(1);
  });
});
