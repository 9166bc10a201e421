import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { OrderRow } from './order.row.js';

@Entity('order_lines')
export class OrderLineRow {
  @PrimaryColumn('uuid') order_id: string;
  @PrimaryColumn('int') position: number;
  @Column('text') sku: string;
  /** As it was called when it was ordered. */
  @Column('text') name: string;
  @Column('int') quantity: number;
  @Column('bigint') unit_price_minor: number;
  @ManyToOne(() => OrderRow, (order) => order.lines)
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'order_lines_order_id_fkey' })
  order: Relation<OrderRow>;
}
