import {
  fact, OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, PaymentAuthorized, PaymentCaptured, StockRejected, StockReserved,
  type NewFact,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { eventually, LoneService } from '@app/testing';
import { paymentSchema } from '../src/persistence/schema.js';
import { paymentService } from '../src/service.js';
import { WaywardBank } from './wayward-bank.js';

export const amount = { amount: 3_998, currency: 'EUR' };
export const customerId = newId();

/** The payment service alone: orders, stock and the bank are played by the test. */
export class LonePayment {
  private constructor(
    readonly service: LoneService,
    readonly bank: WaywardBank,
    readonly bankUrl: string,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}, bank = new WaywardBank()): Promise<LonePayment> {
    const bankUrl = await bank.start();
    const settings = { BANK_URL: bankUrl, BANK_TIMEOUT_MS: '1000', BANK_SWEEP_MS: '20', LOG_LEVEL: 'error', ...env };
    const payment = new LonePayment(await LoneService.start(paymentService, paymentSchema, settings), bank, bankUrl);
    await payment.authorized(); // the consumer has joined its group
    return payment;
  }

  async stop(): Promise<void> {
    this.bank.letGo();
    await this.service.stop();
    await this.bank.stop();
  }

  /** Says each fact about the order when the one before was handled. @returns the ids of the events */
  async say(orderId: string, ...names: (keyof typeof facts)[]): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) {
      const id = await this.service.neighbours.say(facts[name](orderId));
      await eventually(async () => expect(await this.#isHandled(id)).toBe(true));
      ids.push(id);
    }
    return ids;
  }

  /** Topics know no order among each other: only what was handled comes before what is said next. */
  async #isHandled(eventId: string): Promise<boolean> {
    return (await this.service.database.query('SELECT FROM inbox WHERE event_id = $1', [eventId])).length > 0;
  }

  async said(orderId: string): Promise<string[]> {
    return (await this.service.saidOf(orderId)).filter((type) => type.startsWith('Payment') || type === 'CaptureFailed');
  }

  hear(definition: Parameters<LoneService['neighbours']['hear']>[0], orderId: string, count = 1): Promise<Record<string, unknown>> {
    return this.service.neighbours.hear(definition, orderId, count);
  }

  /** An order whose payment the bank holds. */
  async authorized(orderId = newId()): Promise<string> {
    await this.say(orderId, 'placed', 'reserved');
    await this.hear(PaymentAuthorized, orderId);
    return orderId;
  }

  async captured(orderId = newId()): Promise<string> {
    await this.authorized(orderId);
    await this.say(orderId, 'confirmed');
    await this.hear(PaymentCaptured, orderId);
    return orderId;
  }

  async row(orderId: string): Promise<Record<string, unknown> | undefined> {
    return (await this.service.database.query('SELECT * FROM payments WHERE order_id = $1', [orderId]))[0];
  }

  commands(orderId: string): Promise<Record<string, unknown>[]> {
    return this.service.database.query('SELECT * FROM bank_commands WHERE order_id = $1 ORDER BY id', [orderId]);
  }

  async ledger(orderId: string): Promise<string[]> {
    const rows = await this.service.database.query<{ kind: string }>('SELECT kind FROM payment_ledger WHERE order_id = $1 ORDER BY seq', [orderId]); // prettier-ignore
    return rows.map(({ kind }) => kind);
  }
}

const lines = [{ sku: 'MUG', quantity: 2 }];

const facts = {
  placed: (orderId: string) =>
    fact(OrderPlaced, {
      orderId,
      customerId,
      lines: lines.map((line) => ({ ...line, unitPrice: { amount: 1_999, currency: 'EUR' } })),
      total: amount,
      paymentToken: 'tok_ok',
    }) as NewFact,
  reserved: (orderId: string) => fact(StockReserved, { orderId, lines }) as NewFact,
  rejected: (orderId: string) => fact(StockRejected, { orderId, lines: [{ sku: 'MUG', reason: 'sold-out' }] }) as NewFact,
  confirmed: (orderId: string) => fact(OrderConfirmed, { orderId }) as NewFact,
  cancelled: (orderId: string) => fact(OrderCancelled, { orderId, reason: 'timed-out' }) as NewFact,
  failed: (orderId: string) => fact(OrderFailed, { orderId, reason: 'capture-failed' }) as NewFact,
};
