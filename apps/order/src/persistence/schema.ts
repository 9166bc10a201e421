import type { Schema } from '@app/database';
import { CreateSpine1700000000002 } from '@app/messaging';
import { CreateIdempotencyKeys1700000000003 } from '@app/platform';
import { CreateOrders1700000000001 } from './migrations/1700000000001-CreateOrders.js';
import { NoticeStuckOrders1700000000005 } from './migrations/1700000000005-NoticeStuckOrders.js';
import { ListEndedOrders1700000000006 } from './migrations/1700000000006-ListEndedOrders.js';
import { RememberTraces1700000000007 } from './migrations/1700000000007-RememberTraces.js';
import { OrderLineRow } from './order-line.row.js';
import { OrderRow } from './order.row.js';
import { ProductCopyRow } from './product-copy.row.js';
import { TimelineRow } from './timeline.row.js';

export const orderSchema: Schema = {
  rows: [OrderRow, OrderLineRow, TimelineRow, ProductCopyRow],
  migrations: [
    CreateOrders1700000000001,
    CreateSpine1700000000002,
    CreateIdempotencyKeys1700000000003,
    NoticeStuckOrders1700000000005,
    ListEndedOrders1700000000006,
    RememberTraces1700000000007,
  ],
};
