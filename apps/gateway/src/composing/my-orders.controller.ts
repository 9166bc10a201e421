import { Controller, Get, Query, Req } from '@nestjs/common';
import { ClientGone, Operation } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { MyOrders as Answer, MyOrdersQuery } from './my-orders.schemas.js';
import { MyOrders } from './my-orders.js';

@Controller('api/v1/my')
export class MyOrdersController {
  constructor(private readonly orders: MyOrders) {}

  @Get('orders')
  @Operation({
    id: 'listMyOrders',
    summary: 'My orders, with the state of their payment and a summary of their timeline',
    description: 'Composed of several services. A part that cannot be read is `null`, and named in `unavailable`.',
    policy: { role: ['customer'] },
    status: 200,
    returns: Answer,
    problems: [429],
  })
  myOrders(
    @Query({ schema: MyOrdersQuery }) query: MyOrdersQuery,
    @Req() request: FastifyRequest,
    @ClientGone() gone: AbortSignal,
  ): Promise<Answer> {
    return this.orders.read(query, request, gone);
  }
}
