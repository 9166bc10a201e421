import type { Schema } from '@app/database';
import { CreateSpine1700000000002 } from '@app/messaging';
import { CreateIdempotencyKeys1700000000003 } from '@app/platform';
import { CreatePayments1700000000001 } from './migrations/1700000000001-CreatePayments.js';
import { NoticeStuckPayments1700000000005 } from './migrations/1700000000005-NoticeStuckPayments.js';
import { PaymentRow } from './payment.row.js';
import { RefundRow } from './refund.row.js';

export const paymentSchema: Schema = {
  rows: [PaymentRow, RefundRow],
  migrations: [CreatePayments1700000000001, CreateSpine1700000000002, CreateIdempotencyKeys1700000000003, NoticeStuckPayments1700000000005],
};
