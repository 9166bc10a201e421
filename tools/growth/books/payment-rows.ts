import { eventId, id } from './orders-of-batch.js';
import { reasons } from './reasons.js';

const payments = `
  INSERT INTO payments (order_id, id, status, customer_id, amount_minor, currency, is_reserved, voided_because, authorization_id, reason,
    version, event_seq, created_at, updated_at, status_since)
  SELECT order_id, payment_id, CASE ending WHEN 'bought' THEN 'captured' WHEN 'sold-out' THEN 'cancelled' WHEN 'declined' THEN 'declined' ELSE 'voided' END,
    customer_id, total, 'EUR', ending <> 'sold-out', CASE ending WHEN 'capture-failed' THEN 'OrderFailed' END,
    CASE WHEN ending IN ('bought', 'capture-failed') THEN hold_id END,
    CASE ending WHEN 'declined' THEN '${reasons.declined}' WHEN 'capture-failed' THEN '${reasons.captureRefused}' END,
    coalesce(told, 0) + 2, coalesce(told, 0), placed_at, placed_at, placed_at
  FROM batch LEFT JOIN (SELECT ending, count(*) AS told FROM facts WHERE service = 'payment' GROUP BY ending) AS lives USING (ending)
  ORDER BY n`;

/** What the bank was asked and answered: which ending, which command, its answer, the fact that wanted it, and when. */
export const asked = `(VALUES
  ('bought', 0, 'authorize', 'authorized', 2, 20), ('bought', 1, 'capture', 'captured', 4, 44),
  ('declined', 0, 'authorize', 'declined', 2, 20),
  ('capture-failed', 0, 'authorize', 'authorized', 2, 20), ('capture-failed', 1, 'capture', 'capture-refused', 4, 44),
  ('capture-failed', 2, 'void', 'voided', 7, 68)
) AS asked(ending, step, kind, answer, cause, after_ms)`;

const commandId = id(`'2' || step`);
const at = `(placed_at + after_ms * interval '1 ms')`;
const reason = `CASE answer WHEN 'declined' THEN '${reasons.declined}' WHEN 'capture-refused' THEN '${reasons.captureRefused}' END`;

const commands = `
  INSERT INTO bank_commands (id, order_id, kind, idempotency_key, status, next_at, lease_until, causation_id, created_at, done_at)
  SELECT ${commandId}, order_id, kind, kind || '-' || payment_id, 'done', ${at}, ${at} + interval '30 seconds', ${eventId('cause')}::text, ${at}, ${at}
  FROM batch JOIN ${asked} USING (ending) ORDER BY n, step`;

const ledger = `
  INSERT INTO payment_ledger (command_id, order_id, payment_id, kind, amount_minor, currency, authorization_id, reason, at)
  SELECT ${commandId}, order_id, payment_id, answer, total, 'EUR', CASE WHEN answer <> 'declined' THEN hold_id END, ${reason}, ${at}
  FROM batch JOIN ${asked} USING (ending) ORDER BY n, step`;

export const paymentRows = [payments, commands, ledger];

const holds = `
  INSERT INTO holds (id, reference, payment_token, amount_minor, currency, status, reason, created_at)
  SELECT hold_id, payment_id::text, CASE ending WHEN 'bought' THEN 'tok_ok' WHEN 'declined' THEN 'tok_insufficient_funds' ELSE 'tok_capture_fails' END,
    total, 'EUR', CASE ending WHEN 'bought' THEN 'captured' WHEN 'declined' THEN 'declined' ELSE 'voided' END,
    CASE ending WHEN 'declined' THEN '${reasons.declined}' WHEN 'capture-failed' THEN '${reasons.captureRefused}' END, placed_at
  FROM batch WHERE ending <> 'sold-out' ORDER BY n`;

const bankLedger = `
  INSERT INTO ledger (authorization_id, reference, kind, amount_minor, currency, idempotency_key, at)
  SELECT hold_id, payment_id::text, answer, total, 'EUR', kind || '-' || payment_id, ${at} FROM batch JOIN ${asked} USING (ending) ORDER BY n, step`;

export const bankRows = [holds, bankLedger];
