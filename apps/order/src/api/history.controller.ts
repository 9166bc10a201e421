import { Controller, Get, Param } from '@nestjs/common';
import { CurrentUser, Operation, type Caller } from '@app/platform';
import type { z } from 'zod';
import { FindOrders } from '../application/find-orders.js';
import { OrderPath, Timeline } from './order.schemas.js';
import { timelineView } from './timeline.view.js';

/** The timeline under a name that is going away: how the shop takes leave of an operation (docs/api.md). After the sunset, this file goes. */
@Controller('orders/:id/history')
export class HistoryController {
  constructor(private readonly orders: FindOrders) {}

  @Get()
  @Operation({
    id: 'getHistory',
    summary: 'The timeline under another name',
    description: 'Use `GET /api/v1/orders/{id}/timeline`, which answers the same.',
    policy: { role: ['customer', 'support'] },
    status: 200,
    returns: Timeline,
    problems: [404],
    deprecated: { since: '2026-11-21', sunset: '2027-06-01', about: '/docs#/order/getHistory' },
  })
  async history(
    @Param({ schema: OrderPath }) { id }: z.output<typeof OrderPath>,
    @CurrentUser() caller: Caller,
  ): Promise<z.output<typeof Timeline>> {
    return { items: timelineView(await this.orders.timelineFor(caller, id)) };
  }
}
