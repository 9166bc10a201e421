import { fact, OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, type EventDefinition, type NewFact } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually, LoneService, type Answer } from '@app/testing';
import { catalogSchema } from '../src/persistence/schema.js';
import { catalogService } from '../src/service.js';

export interface Wanted {
  readonly sku: string;
  readonly quantity: number;
}

const price = { amount: 1_999, currency: 'EUR' };
let counter = 0;

/** A SKU that no other test uses. */
export const newSku = (): string => `T-${String(++counter).padStart(5, '0')}`;

export const mug = (changes: object = {}) => ({
  sku: newSku(),
  name: 'Mug',
  category: 'kitchen',
  price,
  description: 'Holds tea',
  ...changes,
});

/** The catalog service alone: orders are played by the test. */
export class LoneCatalog {
  private constructor(
    readonly service: LoneService,
    readonly admin: string,
    readonly customer: string,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<LoneCatalog> {
    const service = await LoneService.start(catalogService, catalogSchema, env);
    const [admin, customer] = await Promise.all([
      service.issuer.bearer(newId(), 'catalog-admin'),
      service.issuer.bearer(newId(), 'customer'),
    ]);
    return new LoneCatalog(service, admin, customer);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.service.call('GET', path, { headers });
  }

  create(body: object = {}, as = this.admin): Promise<Answer> {
    return this.service.call('POST', '/products', { as, body: mug(body) });
  }

  /** @returns the SKU of a product with so many pieces */
  async stocked(available: number): Promise<string> {
    return String((await this.create({ available })).body['sku']);
  }

  change(sku: string, body: object, ifMatch?: string, as = this.admin): Promise<Answer> {
    return this.service.call('PATCH', `/products/${sku}`, { as, body, headers: ifMatch ? { 'if-match': ifMatch } : {} });
  }

  delist(sku: string, ifMatch?: string, as = this.admin): Promise<Answer> {
    return this.service.call('DELETE', `/products/${sku}`, { as, headers: ifMatch ? { 'if-match': ifMatch } : {} });
  }

  adjust(sku: string, body: object, key: string | undefined = newId(), as = this.admin): Promise<Answer> {
    const headers: Record<string, string> = key === '' ? {} : { 'idempotency-key': key };
    return this.service.call('POST', `/products/${sku}/stock-adjustments`, { as, body, headers });
  }

  /** Says each fact when the one before was handled. @returns the ids of the events */
  async say(...facts: readonly NewFact[]): Promise<string[]> {
    const ids: string[] = [];
    for (const next of facts) {
      const id = await this.service.neighbours.say(next);
      await eventually(async () => expect(await this.service.database.query('SELECT FROM inbox WHERE event_id = $1', [id])).toHaveLength(1), 30_000); // prettier-ignore
      ids.push(id);
    }
    return ids;
  }

  hear(definition: EventDefinition, key: string, count = 1): Promise<Record<string, unknown>> {
    return this.service.neighbours.hear(definition, key, count);
  }

  /** What this service has said of the order, in order. */
  async said(orderId: string): Promise<string[]> {
    return (await this.service.saidOf(orderId)).filter((type) => type.startsWith('Stock') || type === 'ReservationExpiring');
  }

  async stockOf(sku: string): Promise<{ onHand: number; reserved: number }> {
    const [row] = await this.service.database.query<{ onHand: number; reserved: number }>(
      'SELECT on_hand::int AS "onHand", reserved::int FROM products WHERE sku = $1',
      [sku],
    );
    return row ?? { onHand: Number.NaN, reserved: Number.NaN };
  }

  async statusOf(orderId: string): Promise<string | undefined> {
    const rows = await this.service.database.query<{ status: string }>('SELECT status FROM reservations WHERE order_id = $1', [orderId]);
    return rows[0]?.status;
  }

  anomalies(orderId: string): Promise<Record<string, unknown>[]> {
    return this.service.database.query('SELECT type, because FROM saga_anomalies WHERE subject = $1 ORDER BY id', [orderId]);
  }
}

export const placed = (orderId: string, ...lines: readonly Wanted[]): NewFact =>
  fact(OrderPlaced, { orderId, customerId: newId(), lines: lines.map((line) => ({ ...line, unitPrice: price })), total: price, paymentToken: 'tok_ok' }) as NewFact; // prettier-ignore
export const confirmed = (orderId: string): NewFact => fact(OrderConfirmed, { orderId }) as NewFact;
export const cancelled = (orderId: string): NewFact => fact(OrderCancelled, { orderId, reason: 'timed-out' }) as NewFact;
export const failed = (orderId: string): NewFact => fact(OrderFailed, { orderId, reason: 'capture-failed' }) as NewFact;
