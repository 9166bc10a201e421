import { delistMeanwhile } from './delist-meanwhile.js';
import type { Ending } from './ending.js';
import { cancelWhileTheBankThinks } from './cancel-meanwhile.js';
import { placeOrder, sku, type Stage } from './stage.js';

const ada = (stage: Stage) => stage.ada;
const grace = (stage: Stage) => stage.grace;

export const endings: readonly Ending[] = [
  {
    name: 'bought',
    lookAt: 'OrderConfirmed is the point of no return; after it stock and money move at the same time.',
    customer: ada,
    play: (stage, customer) => placeOrder(customer, [sku(stage, 0), sku(stage, 1)], 'tok_ok'),
    expects: {
      status: 'completed',
      facts: ['OrderPlaced', 'StockReserved', 'PaymentAuthorized', 'OrderConfirmed', 'StockCommitted', 'PaymentCaptured', 'OrderCompleted'],
    },
  },
  {
    name: 'sold out',
    lookAt: 'Catalog says no; the bank is never asked, because payment waits for both OrderPlaced and StockReserved.',
    customer: grace,
    play: (_, customer) => placeOrder(customer, ['SOLD-OUT'], 'tok_ok'),
    expects: { status: 'cancelled', reason: 'stock-rejected', facts: ['OrderPlaced', 'StockRejected', 'OrderCancelled'] },
  },
  {
    name: 'declined',
    lookAt: 'The bank says no; the first compensation: the held stock goes back to the shelf.',
    customer: ada,
    play: (stage, customer) => placeOrder(customer, [sku(stage, 2)], 'tok_declined'),
    expects: {
      status: 'cancelled',
      reason: 'payment-declined',
      facts: ['OrderPlaced', 'StockReserved', 'PaymentDeclined', 'OrderCancelled', 'StockReleased'],
    },
  },
  {
    name: 'cancelled by the customer',
    lookAt: 'Grace changes her mind while the bank still thinks; what it approves three seconds later is voided at once.',
    customer: grace,
    play: cancelWhileTheBankThinks,
    expects: {
      status: 'cancelled',
      reason: 'cancelled-by-customer',
      facts: ['OrderPlaced', 'StockReserved', 'OrderCancelled', 'StockReleased', 'PaymentAuthorized', 'PaymentVoided'],
    },
  },
  {
    name: 'capture failed',
    lookAt: 'The money is refused after the point of no return: the saga goes forward, and undoes by new facts what was done.',
    customer: ada,
    play: (stage, customer) => placeOrder(customer, [sku(stage, 3)], 'tok_capture_fails'),
    expects: {
      status: 'failed',
      reason: 'capture-failed',
      facts: ['OrderConfirmed', 'StockCommitted', 'CaptureFailed', 'OrderFailed', 'StockReleased', 'PaymentVoided'],
    },
  },
  {
    name: 'delisted meanwhile',
    lookAt: 'The order service still believed its copy of the product; catalog, the owner, decides.',
    customer: grace,
    play: delistMeanwhile,
    expects: { status: 'cancelled', reason: 'stock-rejected', facts: ['OrderPlaced', 'StockRejected', 'OrderCancelled'] },
  },
  {
    name: 'timed out',
    lookAt: 'The bank does not answer, and after its deadline the order is given up; the approval that comes late is voided.',
    customer: ada,
    play: (stage, customer) => placeOrder(customer, [sku(stage, 4)], 'tok_late'),
    expects: {
      status: 'cancelled',
      reason: 'timed-out',
      facts: ['OrderPlaced', 'StockReserved', 'OrderCancelled', 'StockReleased', 'PaymentAuthorized', 'PaymentVoided'],
    },
    isSlow: true,
  },
];
