import { reasons } from './reasons.js';

const lines = (more: (letter: 'a' | 'b') => string): string =>
  `'[{"sku":"' || sku_a || '",${more('a')}},{"sku":"' || sku_b || '",${more('b')}}]'`;

const priced = (letter: 'a' | 'b'): string => `"quantity":1,"unitPrice":{"amount":' || price_${letter} || ',"currency":"EUR"}`;
const order = `'{"orderId":"' || order_text || '"`;
const payment = `${order},"paymentId":"' || payment_id || '"`;

/** SQL that makes the public data of a fact, as JSON text. */
const words = (token: string): string => `CASE type
  WHEN 'OrderPlaced' THEN ${order},"customerId":"' || customer_id || '","lines":' || ${lines(priced)} || ',"total":' || money || '${token}}'
  WHEN 'StockReserved' THEN ${order},"lines":' || ${lines(() => '"quantity":1')} || '}'
  WHEN 'StockRejected' THEN ${order},"lines":[{"sku":"' || sku_a || '","reason":"sold-out"}]}'
  WHEN 'StockReleased' THEN ${order},"restocked":' || CASE ending WHEN 'capture-failed' THEN 'true' ELSE 'false' END || '}'
  WHEN 'OrderCancelled' THEN ${order},"reason":"' || CASE ending WHEN 'declined' THEN 'payment-declined' ELSE 'stock-rejected' END || '"}'
  WHEN 'OrderFailed' THEN ${order},"reason":"capture-failed"}'
  WHEN 'PaymentDeclined' THEN ${payment},"reason":"${reasons.declined}"}'
  WHEN 'CaptureFailed' THEN ${payment},"reason":"${reasons.captureRefused}"}'
  WHEN 'PaymentAuthorized' THEN ${payment},"amount":' || money || '}'
  WHEN 'PaymentCaptured' THEN ${payment},"amount":' || money || '}'
  WHEN 'PaymentVoided' THEN ${payment},"amount":' || money || '}'
  ELSE ${order}}' END`;

/** What a timeline shows. */
export const dataOf = words('');
/** What was published: the card's token too. */
export const payloadOf = words(',"paymentToken":"tok_ok"');
