import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Destinations } from '../moving/destinations.js';
import {
  FactList,
  OrderList,
  PaymentList,
  type MyOrders as Answer,
  type MyOrdersQuery,
  type TimelineSummary,
} from './my-orders.schemas.js';
import { rowOf } from '../routes.js';
import { Parts, type Sources } from './parts.js';

/** A customer's orders with what payment and the timeline say of each, in one answer. */
@Injectable()
export class MyOrders {
  readonly #sources: Sources;

  constructor(destinations: Destinations) {
    this.#sources = {
      orders: destinations.of(rowOf('GET /api/v1/orders')),
      payment: destinations.of(rowOf('GET /api/v1/orders/{id}/payments')),
      timeline: destinations.of(rowOf('GET /api/v1/orders/{id}/timeline')),
    };
  }

  /**
   * The orders, then everything about each of them side by side; what does not come is missing, and the rest is told.
   * @param gone nobody waits for the answer any more
   */
  async read(query: MyOrdersQuery, request: FastifyRequest, gone: AbortSignal): Promise<Answer> {
    const parts = new Parts(this.#sources, request, gone);
    const orders = await parts.read('orders', `/api/v1/orders?${search(query, request)}`, OrderList);
    const items = orders && (await Promise.all(orders.items.map((order) => complete(order, parts))));
    return { items, next: orders?.next ?? null, prev: orders?.prev ?? null, unavailable: parts.missing };
  }
}

async function complete(order: OrderList['items'][number], parts: Parts) {
  const path = `/api/v1/orders/${order.id}`;
  const [payments, facts] = await Promise.all([
    parts.read('payment', `${path}/payments`, PaymentList),
    parts.read('timeline', `${path}/timeline`, FactList),
  ]);
  return { ...order, payment: payments?.items[0] ?? null, timeline: facts && summaryOf(facts) };
}

/** The customer's own, also of somebody who may see all. */
function search({ limit, cursor, status }: MyOrdersQuery, { caller }: FastifyRequest): URLSearchParams {
  const own = { limit: String(limit), customerId: caller?.id ?? '' };
  return new URLSearchParams({ ...own, ...(cursor && { cursor }), ...(status && { status }) });
}

export function summaryOf({ items }: z.output<typeof FactList>): TimelineSummary {
  const times = items.map(({ at }) => Date.parse(at));
  const tookMs = items.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
  const last = items[times.lastIndexOf(Math.max(...times))];
  return { facts: items.length, ...(last && { last }), tookMs };
}
