import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ClientGone, CurrentUser, etagOf, IdempotentCall, Operation, type Caller, type IdempotentRequest } from '@app/platform';
import type { z } from 'zod';
import { AwaitOrder } from '../application/await-order.js';
import { CancelOrder } from '../application/cancel-order.js';
import { FindOrders } from '../application/find-orders.js';
import { PlaceOrder } from '../application/place-order.js';
import { GetOrderQuery, ListOrdersQuery, OrderPage, OrderPath, OrderView, PlaceOrderBody } from './order.schemas.js';
import { orderView } from './order.view.js';

const etag = ({ version }: OrderView) => etagOf(version);
const location = ({ id }: OrderView) => `/api/v1/orders/${id}`;

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly placeOrder: PlaceOrder,
    private readonly cancelOrder: CancelOrder,
    private readonly orders: FindOrders,
    private readonly awaitOrder: AwaitOrder,
  ) {}

  @Post()
  @Operation({
    id: 'placeOrder',
    summary: 'Place an order',
    description: 'Answers before stock and payment are asked: it is `pending`. With `expectedTotal`, another total is refused and told.',
    policy: { role: ['customer'] },
    status: 201,
    returns: OrderView,
    etag,
    location,
    idempotent: true,
    refusals: { 'total-changed': 409, 'unknown-product': 422 },
  })
  place(
    @Body({ schema: PlaceOrderBody }) body: PlaceOrderBody,
    @CurrentUser() caller: Caller,
    @IdempotentCall() request: IdempotentRequest,
  ): Promise<OrderView> {
    return this.placeOrder.place(caller.id, body, request);
  }

  @Get()
  @Operation({
    id: 'listOrders',
    summary: 'List orders, newest first',
    description: 'Customers see their own; `support` sees all, or those of one customer.',
    policy: { role: ['customer', 'support'] },
    status: 200,
    returns: OrderPage,
  })
  async list(@Query({ schema: ListOrdersQuery }) query: ListOrdersQuery, @CurrentUser() caller: Caller): Promise<OrderPage> {
    const page = await this.orders.page(query, caller);
    return { ...page, items: page.items.map(orderView) };
  }

  @Get(':id')
  @Operation({
    id: 'getOrder',
    summary: 'Get an order; `wait` holds the answer until it is final',
    description: 'When the time is over it answers with the state of that moment. Somebody else’s order is a 404.',
    policy: { role: ['customer', 'support'] },
    status: 200,
    returns: OrderView,
    etag,
    problems: [404],
    limits: { handlerSeconds: 40 },
  })
  async get(
    @Param({ schema: OrderPath }) { id }: z.output<typeof OrderPath>,
    @Query({ schema: GetOrderQuery }) { wait }: z.output<typeof GetOrderQuery>,
    @CurrentUser() caller: Caller,
    @ClientGone() clientGone: AbortSignal,
  ): Promise<OrderView> {
    return orderView(wait > 0 ? await this.awaitOrder.final(id, caller, wait, clientGone) : await this.orders.one(id, caller));
  }

  @Post(':id/cancellation')
  @Operation({
    id: 'cancelOrder',
    summary: 'Cancel an order that is not confirmed yet',
    description: 'What was reserved or held for it is given back. An order that is cancelled already is answered as it is.',
    policy: { role: ['customer'] },
    status: 200,
    returns: OrderView,
    etag,
    problems: [404],
    refusals: { 'order-already-confirmed': 409 },
    idempotent: true,
  })
  cancel(
    @Param({ schema: OrderPath }) { id }: z.output<typeof OrderPath>,
    @CurrentUser() caller: Caller,
    @IdempotentCall() request: IdempotentRequest,
  ): Promise<OrderView> {
    return this.cancelOrder.cancel(caller.id, id, request);
  }
}
