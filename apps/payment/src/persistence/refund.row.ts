import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { RefundStatus } from '../domain/refund.js';
import { PaymentRow } from './payment.row.js';

@Entity('refunds')
@Index('refunds_of_payment', ['order_id', 'id'])
export class RefundRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') order_id: string;
  @Column('bigint') amount_minor: number;
  @Column('text') currency: string;
  /** Why somebody in finance wants it. */
  @Column('text') reason: string;
  @Column('text', { default: 'pending' }) status: RefundStatus;
  /** Why the bank refused it. */
  @Column('text', { nullable: true }) refusal: string | null;
  @Column('uuid') requested_by: string;
  @Column('timestamptz', { default: () => 'now()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'now()' }) updated_at: Date;
  @ManyToOne(() => PaymentRow, (payment) => payment.refunds)
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'refunds_order_id_fkey' })
  payment: Relation<PaymentRow>;
}
