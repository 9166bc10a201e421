import { Controller, Get, Param, Res } from '@nestjs/common';
import { ClientGone, CurrentUser, Operation, RequestHeaders, type Caller } from '@app/platform';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { FindOrders } from '../application/find-orders.js';
import { StreamOrder } from '../application/stream-order.js';
import { OrderPath, Timeline } from './order.schemas.js';
import { eventStream } from './event-stream.js';
import { timelineView } from './timeline.view.js';

const ResumeHeaders = z.object({ 'last-event-id': z.coerce.number().int().min(0).default(0) });

const policy = { role: ['customer', 'support'] };

@Controller('orders/:id')
export class TimelineController {
  constructor(
    private readonly orders: FindOrders,
    private readonly stream: StreamOrder,
  ) {}

  @Get('timeline')
  @Operation({
    id: 'getTimeline',
    summary: "Every fact of the order's saga, in causal order",
    description: 'Each fact stands after the one that caused it, with the time between the two.',
    policy,
    status: 200,
    returns: Timeline,
    problems: [404],
  })
  async timeline(
    @Param({ schema: OrderPath }) { id }: z.output<typeof OrderPath>,
    @CurrentUser() caller: Caller,
  ): Promise<z.output<typeof Timeline>> {
    return { items: timelineView(await this.orders.timelineFor(caller, id)) };
  }

  @Get('events')
  @Operation({
    id: 'followOrder',
    summary: 'The timeline as it happens, as server-sent events',
    description:
      'One event per fact, its `id` counts them; `Last-Event-ID` resumes after a break. A comment every 5 s keeps the line open. ' +
      'Ends when the order is final and all that it held is settled.',
    policy,
    status: 200,
    problems: [404],
    produces: 'text/event-stream',
    limits: { handlerSeconds: 3_600 },
  })
  async events(
    @Param({ schema: OrderPath }) { id }: z.output<typeof OrderPath>,
    @RequestHeaders(ResumeHeaders) headers: z.output<typeof ResumeHeaders>,
    @CurrentUser() caller: Caller,
    @ClientGone() clientGone: AbortSignal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orders.one(id, caller);
    const entries = this.stream.entries(id, caller, headers['last-event-id'], clientGone);
    reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    await reply.send(Readable.from(eventStream(entries)));
  }
}
