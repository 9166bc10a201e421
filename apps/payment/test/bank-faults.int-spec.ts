import { randomUUID } from 'node:crypto';
import { PaymentAuthorized, PaymentCaptured, PaymentVoided } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { SweepCommands } from '../src/bank/sweep-commands.js';
import { LonePayment } from './lone-payment.js';
import type { Manner } from './wayward-bank.js';

const faults: readonly Manner[] = ['keeps silent', 'answers 500', 'answers nonsense', 'breaks off', 'unavailable'];

describe('a bank that fails', () => {
  let payment: LonePayment;

  beforeAll(async () => {
    payment = await LonePayment.start();
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  const keys = () => new Set(payment.bank.calls.map(({ key }) => key));
  const expire = (orderId: string) =>
    payment.service.database.query(`UPDATE bank_commands SET lease_until = now() - interval '1 second' WHERE order_id = $1`, [orderId]);
  const sweep = () => payment.service.running.app.get(SweepCommands).takePage();

  it.each(faults)(
    'and %s is asked again under the same key, and holds the money once',
    async (fault) => {
      payment.bank.manners.push(fault, fault);
      const orderId = await payment.authorized();
      expect([payment.bank.calls.length, keys().size]).toEqual([3, 1]);
      expect(payment.bank.effectKinds).toEqual(['authorized']);
      expect(await payment.said(orderId)).toEqual(['PaymentAuthorized']);
      expect(await payment.commands(orderId)).toMatchObject([{ status: 'done', attempts: 2 }]);
      expect(await payment.ledger(orderId)).toEqual(['authorized']);
    },
    15_000,
  );

  it.each(faults)(
    'and %s takes the money once',
    async (fault) => {
      const orderId = await payment.authorized();
      payment.bank.manners.push(fault);
      await payment.say(orderId, 'confirmed');
      await payment.hear(PaymentCaptured, orderId);
      expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
      expect(await payment.ledger(orderId)).toEqual(['authorized', 'captured']);
    },
    15_000,
  );

  it.each(faults)(
    'and %s lets go in the end',
    async (fault) => {
      const orderId = await payment.authorized();
      payment.bank.manners.push(fault);
      await payment.say(orderId, 'cancelled');
      await payment.hear(PaymentVoided, orderId);
      expect(payment.bank.effectKinds).toEqual(['authorized', 'voided']);
    },
    15_000,
  );

  it('voids what it approved after the order had timed out', async () => {
    payment.bank.manners.push('unavailable');
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved', 'cancelled');
    await payment.hear(PaymentVoided, orderId);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentVoided']);
  });

  it('waits longer after each attempt, five seconds at the most', async () => {
    payment.bank.manners.push('unavailable');
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved');
    await eventually(async () => expect(await payment.commands(orderId)).toMatchObject([{ attempts: 1, lease_until: null }]));
    const delays = async (attempts: number) => {
      const [row] = await payment.service.database.query<{ s: number }>(
        'SELECT least(5, 0.5 * power(2, least($1::int, 10)))::float8 AS s',
        [attempts],
      );
      return row?.s;
    };
    expect(await Promise.all([0, 1, 2, 3, 4, 50].map(delays))).toEqual([0.5, 1, 2, 4, 5, 5]);
    await payment.hear(PaymentAuthorized, orderId);
  });

  it('may be asked by two callers at once: the lease ran out and the first one lived', async () => {
    payment.bank.manners.push('waits', 'waits');
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved');
    await eventually(() => expect(payment.bank.calls).toHaveLength(1));
    await expire(orderId);
    await eventually(() => expect(payment.bank.calls).toHaveLength(2));
    payment.bank.letGo();
    await payment.hear(PaymentAuthorized, orderId);
    await payment.say(orderId, 'confirmed');
    await payment.hear(PaymentCaptured, orderId);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentCaptured']);
    expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
    expect(await payment.ledger(orderId)).toEqual(['authorized', 'captured']);
  });

  it('is asked by another process when one died between the call and the record, once its lease has run out', async () => {
    const [orderId, paymentId, commandId] = [newId(), newId(), newId()];
    const key = `authorize-${paymentId}`;
    const url = `${payment.bankUrl}/authorizations`;
    await fetch(url, { method: 'POST', headers: { 'idempotency-key': key }, body: '{}' }); // the answer died with the process
    await payment.service.database.query(
      `INSERT INTO payments (order_id, id, status, customer_id, amount_minor, currency, payment_token, is_reserved)
       VALUES ($1, $2, 'authorizing', $3, 3998, 'EUR', 'tok_ok', true)`,
      [orderId, paymentId, randomUUID()],
    );
    await payment.service.database.query(
      `INSERT INTO bank_commands (id, order_id, kind, idempotency_key, causation_id) VALUES ($1, $2, 'authorize', $3, 'event-1')`,
      [commandId, orderId, key],
    );
    await sweep();
    expect(payment.bank.calls).toHaveLength(1);
    await expire(orderId);
    await payment.hear(PaymentAuthorized, orderId);
    expect(payment.bank.calls.map((call) => call.key)).toEqual([key, key]);
    expect(payment.bank.effectKinds).toEqual(['authorized']);
  });

  it('is asked again about an answer that cannot be recorded, which holds up no other', async () => {
    const [bad = '', ...good] = Array.from({ length: 6 }, () => newId());
    await payment.service.database.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$;
      CREATE TRIGGER fail BEFORE UPDATE ON payments FOR EACH ROW
        WHEN (NEW.order_id = '${bad}' AND NEW.status = 'authorized') EXECUTE FUNCTION fail()`);
    payment.bank.manners.push(...Array.from({ length: 6 }, (): Manner => 'waits'));
    await Promise.all([bad, ...good].map((orderId) => payment.say(orderId, 'placed', 'reserved')));
    await eventually(() => expect(payment.bank.calls).toHaveLength(6));
    payment.bank.letGo();
    await Promise.all(good.map((orderId) => payment.hear(PaymentAuthorized, orderId)));
    await eventually(async () => expect(await payment.commands(bad)).toMatchObject([{ status: 'new', attempts: 1 }]));
    await payment.service.database.query('DROP TRIGGER fail ON payments');
    await payment.hear(PaymentAuthorized, bad);
    expect(payment.bank.effects).toHaveLength(6);
    expect(await payment.ledger(bad)).toEqual(['authorized']);
  });

  it('is never asked twice for an old refund: it may have forgotten the key', async () => {
    const orderId = await payment.captured();
    const refundId = newId();
    await payment.service.database.query(
      `INSERT INTO refunds (id, order_id, amount_minor, currency, reason, requested_by) VALUES ($1, $2, 1, 'EUR', 'x', $1)`,
      [refundId, orderId],
    );
    await payment.service.database.query(
      `INSERT INTO bank_commands (id, order_id, refund_id, kind, idempotency_key, causation_id, lease_until, created_at)
       VALUES ($1, $2, $1, 'refund', $3, 'request-1', NULL, now() - interval '25 hours')`,
      [refundId, orderId, `refund-${refundId}`],
    );
    expect(await sweep()).toBe(false);
    expect(await payment.commands(orderId)).toContainEqual(expect.objectContaining({ id: refundId, lease_until: null, status: 'new' }));
    const metrics = await (await fetch(`${payment.service.running.url}/metrics`)).text();
    expect(Number(/^bank_command_oldest_seconds{.*} (.*)$/m.exec(metrics)?.[1])).toBeGreaterThan(24 * 60 * 60);
    await payment.service.database.query('DELETE FROM bank_commands WHERE id = $1', [refundId]);
  });

  it('is asked what became of an old authorization before it is asked for another', async () => {
    const orderId = newId();
    payment.bank.manners.push('unavailable');
    await payment.say(orderId, 'placed', 'reserved');
    await eventually(async () => expect(await payment.commands(orderId)).toMatchObject([{ attempts: 1 }]));
    const authorizationId = randomUUID();
    payment.bank.found.push({ id: authorizationId, status: 'authorized' });
    await payment.service.database.query(`UPDATE bank_commands SET created_at = now() - interval '25 hours' WHERE order_id = $1`, [
      orderId,
    ]);
    await payment.hear(PaymentAuthorized, orderId);
    expect(await payment.row(orderId)).toMatchObject({ authorization_id: authorizationId });
    expect(payment.bank.effects).toEqual([]);
  });
});

describe('a service that stops', () => {
  it('lets its calls end, records their answers, and gives back what it did not call', async () => {
    const payment = await LonePayment.start();
    payment.bank.manners.push(...Array.from({ length: 40 }, (): Manner => 'waits'));
    const orders = Array.from({ length: 40 }, () => newId());
    await Promise.all(orders.map((orderId) => payment.say(orderId, 'placed', 'reserved')));
    await eventually(() => expect(payment.bank.calls).toHaveLength(33)); // the one of the start, and 32 at once
    const closed = payment.service.running.close();
    payment.bank.letGo();
    await closed;
    const rows = await payment.service.database.query(
      'SELECT status, lease_until IS NULL AS free, count(*)::int FROM bank_commands GROUP BY 1, 2',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { status: 'done', free: false, count: 33 },
        { status: 'new', free: true, count: 8 },
      ]),
    );
    await payment.stop();
  }, 40_000);
});
