import { Injectable } from '@nestjs/common';
import type { Caller } from '@app/platform';
import { DataSource, IsNull, Not } from 'typeorm';
import { PaymentNotFound } from '../domain/payment.errors.js';
import { PaymentRow } from '../persistence/payment.row.js';

const seesAll = ({ roles }: Caller): boolean => roles.includes('finance') || roles.includes('support');

/** Reads payments as a caller may see them: of one's own orders, or all for finance and support. */
@Injectable()
export class FindPayments {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws PaymentNotFound for somebody else's order, and until OrderPlaced was heard: before, nobody knows whose it is */
  async ofOrder(orderId: string, caller: Caller): Promise<PaymentRow[]> {
    const payments = await this.dataSource.getRepository(PaymentRow).find({
      where: { order_id: orderId, customer_id: seesAll(caller) ? Not(IsNull()) : caller.id },
      relations: { refunds: true },
    });
    if (payments.length === 0) throw new PaymentNotFound();
    return payments;
  }
}
