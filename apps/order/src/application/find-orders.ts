import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { DomainError } from '@app/kernel';
import { Paging, type Caller, type PageOf } from '@app/platform';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import { z } from 'zod';
import type { ListOrdersQuery } from '../api/order.schemas.js';
import { OrderRow } from '../persistence/order.row.js';
import { findOrder } from '../persistence/read-order.js';
import { TimelineRow } from '../persistence/timeline.row.js';

const seesAll = ({ roles }: Caller): boolean => roles.includes('support');

/** Reads orders as a caller may see them: one's own, or all for support. Somebody else's order does not exist. */
@Injectable()
export class FindOrders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly database: UnitOfWork,
  ) {}

  /** @throws DomainError not-found */
  async one(id: string, caller: Caller): Promise<OrderRow> {
    const order = await findOrder(this.database, id, seesAll(caller) ? null : caller.id);
    if (!order) throw new DomainError('not-found', 'not-found', 'there is no such order');
    return order;
  }

  /** Newest first: ids are UUIDv7, so their order is that of placing. */
  async page({ limit, cursor, ...filter }: ListOrdersQuery, caller: Caller): Promise<PageOf<OrderRow>> {
    const customerId = seesAll(caller) ? filter.customerId : caller.id;
    const paging = Paging.of({ limit, cursor }, filter, z.tuple([z.uuid()]));
    const from = paging.position?.[0] as string | undefined;
    const rows = await this.dataSource.getRepository(OrderRow).find({
      where: {
        ...(customerId && { customer_id: customerId }),
        ...(filter.status && { status: filter.status }),
        ...(from && { id: paging.isBackwards ? MoreThan(from) : LessThan(from) }),
      },
      relations: { lines: true },
      relationLoadStrategy: 'query',
      order: { id: paging.isBackwards ? 'ASC' : 'DESC' },
      take: paging.fetch,
    });
    return paging.page(rows, (order) => [order.id]);
  }

  /** In arrival order. @throws DomainError not-found */
  async timelineFor(caller: Caller, id: string): Promise<TimelineRow[]> {
    await this.one(id, caller);
    return this.timeline(id);
  }

  /** In arrival order, whoever asks. @param after only what arrived after this number */
  timeline(id: string, after = 0): Promise<TimelineRow[]> {
    return this.dataSource
      .getRepository(TimelineRow)
      .createQueryBuilder('timeline')
      .where('timeline.order_id = :id AND timeline.seq > :after', { id, after })
      .orderBy('timeline.seq')
      .getMany();
  }
}
