import { createHash, randomUUID } from 'node:crypto';
import { appendTo, type Tx } from '@app/database';
import type { FloorOrder } from './floor-order.js';

const holds = appendTo('holds', {
  id: 'uuid', reference: 'text', payment_token: 'text', amount_minor: 'bigint', currency: 'text', status: 'text',
}); // prettier-ignore
const ledger = appendTo('ledger', {
  authorization_id: 'uuid', reference: 'text', kind: 'text', amount_minor: 'bigint', currency: 'text', idempotency_key: 'text',
}); // prettier-ignore

const claimKey = `INSERT INTO idempotency_keys (subject, operation, key, fingerprint) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
const rememberAnswer = 'UPDATE idempotency_keys SET answer = $4 WHERE subject = $1 AND operation = $2 AND key = $3';

export async function authorize(tx: Tx, order: FloorOrder): Promise<void> {
  await once(tx, order, 'authorized', async () => {
    tx.append(holds, {
      id: order.authorizationId,
      reference: order.paymentId,
      payment_token: 'tok_ok',
      amount_minor: order.skus.length * 1999,
      currency: 'EUR',
      status: 'authorized',
    });
  });
}

export async function capture(tx: Tx, order: FloorOrder): Promise<void> {
  await once(tx, order, 'captured', async () => {
    await tx.query('SELECT * FROM holds WHERE id = $1 FOR UPDATE', [order.authorizationId]);
    await tx.execute('UPDATE holds SET status = $2 WHERE id = $1', [order.authorizationId, 'captured']);
  });
}

/** Under a key, with an entry in the ledger. */
async function once(tx: Tx, order: FloorOrder, kind: string, work: () => Promise<void>): Promise<void> {
  const key = `${kind}-${order.paymentId}`;
  const identity = [randomUUID(), `POST /authorizations ${kind}`, key];
  await tx.execute(claimKey, [...identity, createHash('sha256').update(key).digest()]);
  await work();
  tx.append(ledger, {
    authorization_id: order.authorizationId,
    reference: order.paymentId,
    kind,
    amount_minor: order.skus.length * 1999,
    currency: 'EUR',
    idempotency_key: key,
  });
  await tx.execute(rememberAnswer, [...identity, JSON.stringify({ id: order.authorizationId, status: kind })]);
}
