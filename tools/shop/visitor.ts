import {
  granted,
  once,
  orderEvents,
  shopClient,
  type AdjustStock,
  type CreateProduct,
  type Order,
  type OrderEvent,
  type Payment,
  type PlaceOrder,
  type Product,
  type ShopClient,
} from '@app/client';
import type { Session } from './session.js';

const TIMEOUT_MS = 40_000;

/** Somebody who is logged in. Refusals reject with ShopProblem. */
export class Visitor {
  /** For everything that has no name here. */
  readonly client: ShopClient;

  constructor(
    url: string,
    readonly email: string,
    readonly session: Session,
  ) {
    this.client = shopClient({ url, timeoutMs: TIMEOUT_MS, accessToken: () => session.accessToken() });
  }

  /** Up to a hundred products that can be bought at once. */
  async productsInStock(): Promise<readonly Product[]> {
    const { items } = await granted(this.client.GET('/api/v1/products', { params: { query: { inStock: 'true', limit: 100 } } }));
    return items;
  }

  list(body: CreateProduct): Promise<Product> {
    return granted(this.client.POST('/api/v1/products', { body }));
  }

  async adjustStock(sku: string, body: AdjustStock): Promise<void> {
    await granted(this.client.POST('/api/v1/products/{sku}/stock-adjustments', { params: { path: { sku }, header: once() }, body }));
  }

  async etagOf(sku: string): Promise<string> {
    const { response } = await this.client.GET('/api/v1/products/{sku}', { params: { path: { sku } } });
    return response.headers.get('etag') ?? '';
  }

  /** Delists a product that is still as it was seen. */
  async delist(sku: string, etag: string): Promise<void> {
    await granted(this.client.DELETE('/api/v1/products/{sku}', { params: { path: { sku }, header: { 'If-Match': etag } } }));
  }

  /** Without a key, with one of its own: then every call is a new wish. */
  place(body: PlaceOrder, key?: string): Promise<Order> {
    return granted(this.client.POST('/api/v1/orders', { params: { header: once(key) }, body }));
  }

  /** @param waitSeconds how long the answer may be held back until the order is final */
  order(id: string, waitSeconds = 0): Promise<Order> {
    return granted(this.client.GET('/api/v1/orders/{id}', { params: { path: { id }, query: { wait: waitSeconds } } }));
  }

  cancel(id: string, key?: string): Promise<Order> {
    return granted(this.client.POST('/api/v1/orders/{id}/cancellation', { params: { path: { id }, header: once(key) } }));
  }

  async paymentsOf(orderId: string): Promise<readonly Payment[]> {
    const { items } = await granted(this.client.GET('/api/v1/orders/{id}/payments', { params: { path: { id: orderId } } }));
    return items;
  }

  /** @param after the number of the last entry that is known */
  timeline(orderId: string, after: number, signal: AbortSignal): AsyncGenerator<OrderEvent> {
    return orderEvents(this.client, orderId, { after, signal });
  }
}
