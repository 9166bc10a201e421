import { Column, Entity, Index, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { EndReason, OrderStatus } from '../domain/order.js';
import { OrderLineRow } from './order-line.row.js';

const givenUp = `status IN ('cancelled', 'failed')`;

@Entity('orders')
@Index('orders_of_customer', ['customer_id', 'id'])
@Index('orders_unfinished', ['deadline_at'], { where: `status = 'pending'` })
@Index('orders_given_up', ['status', 'id'], { where: givenUp })
@Index('orders_given_up_of_customer', ['customer_id', 'status', 'id'], { where: givenUp })
@Index('orders_confirmed', ['id'], { where: `status = 'confirmed'` })
export class OrderRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') customer_id: string;
  @Column('text') status: OrderStatus;
  @Column('text', { nullable: true }) reason: EndReason | null;
  @Column('bigint') total_minor: number;
  @Column('text') currency: string;
  @Column('timestamptz', { default: () => 'now()' }) placed_at: Date;
  @Column('timestamptz', { default: () => 'now()' }) updated_at: Date;
  @Column('timestamptz') deadline_at: Date;
  @Column('uuid') placed_event_id: string;
  @Column('text', { nullable: true }) traceparent: string | null;
  @Column('int', { default: 1 }) version: number;
  @Column('int', { default: 1 }) event_seq: number;
  @Column('int', { default: 1 }) timeline_seq: number;
  @Column('timestamptz', { default: () => 'now()' }) status_since: Date;
  /** How often its last fact was said again in this status, and when that is due next. */
  @Column('int', { default: 0 }) restated: number;
  @Column('timestamptz', { nullable: true }) restate_at: Date | null;
  @OneToMany(() => OrderLineRow, (line) => line.order) lines: Relation<OrderLineRow[]>;
}
