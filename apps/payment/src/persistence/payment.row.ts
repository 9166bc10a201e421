import { Column, Entity, Index, OneToMany, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { PaymentState, PaymentStatus } from '../domain/payment.js';
import { RefundRow } from './refund.row.js';

@Entity('payments')
@Unique(['id'])
@Index('payments_undecided', ['order_id'], { where: `status IN ('authorized', 'capture-failed')` })
export class PaymentRow {
  @PrimaryColumn('uuid') order_id: string;
  @Column('uuid') id: string;
  @Column('text', { default: 'waiting' }) status: PaymentStatus;
  @Column('uuid', { nullable: true }) customer_id: string | null;
  @Column('bigint', { nullable: true }) amount_minor: number | null;
  @Column('text', { nullable: true }) currency: string | null;
  @Column('text', { nullable: true, select: false }) payment_token: string | null;
  @Column('boolean', { default: false }) is_reserved: boolean;
  @Column('boolean', { default: false }) is_cancelled: boolean;
  @Column('text', { nullable: true }) voided_because: PaymentState['voidedBecause'] | null;
  @Column('uuid', { nullable: true }) authorization_id: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('bigint', { default: 0 }) refunding_minor: number;
  @Column('bigint', { default: 0 }) refunded_minor: number;
  /** +1 per change. */
  @Column('int', { default: 0 }) version: number;
  /** +1 per event of the payment: the outbox's aggregate version. */
  @Column('int', { default: 0 }) event_seq: number;
  @Column('timestamptz', { default: () => 'now()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'now()' }) updated_at: Date;
  @Column('timestamptz', { default: () => 'now()' }) status_since: Date;
  /** How often its last fact was said again in this status, and when that is due next. */
  @Column('int', { default: 0 }) restated: number;
  @Column('timestamptz', { nullable: true }) restate_at: Date | null;
  @OneToMany(() => RefundRow, (refund) => refund.payment) refunds: Relation<RefundRow[]>;
}
