import { z } from 'zod';
import type { KnownThings } from './arbitraries/requests.js';
import type { Crowd } from './crowd.js';
import { inTurn } from './in-turn.js';

type Fields = Readonly<Record<string, unknown>>;

const Entries = z.array(z.record(z.string(), z.unknown())).catch([]);
const cards = ['tok_ok', 'tok_ok', 'tok_declined', 'tok_slow', 'tok_capture_fails', 'unknown'];

/**
 * Puts what only the shop knows into bodies that hold their schema: chance finds no password, and no product.
 * @param skus that can be ordered
 * @param paymentIds of which the bank may have news
 */
export function bodyFitter(
  { stayers, refreshTokens }: Crowd,
  skus: readonly string[],
  paymentIds: readonly string[],
): KnownThings['fitted'] {
  const [credentials, refreshToken, sku, card] = [inTurn(stayers), inTurn(refreshTokens), inTurn(skus), inTurn(cards)];
  const [amounts, payment] = [inTurn([1, 2, undefined]), inTurn([...paymentIds, undefined])];
  const small = (fields: Fields): Fields => {
    const amount = amounts();
    return amount === undefined ? fields : { amount: { amount, currency: 'EUR' } };
  };
  const bankCards = inTurn(['tok_ok', 'tok_declined', undefined]);
  const guesses = inTurn([false, false, true]);
  const known: Readonly<Record<string, (fields: Fields) => Fields>> = {
    'POST /api/v1/sessions': () => ({ email: credentials()?.email, password: stayers[0]?.password }),
    'POST /api/v1/sessions/refresh': () => ({ refreshToken: refreshToken() }),
    'PUT /api/v1/users/me/password': () => ({ currentPassword: stayers[0]?.password }),
    'POST /api/v1/orders': ({ lines, expectedTotal }) => ({
      lines: Entries.parse(lines)
        .slice(0, 1)
        .map((line) => ({ ...line, sku: sku() })),
      paymentToken: card(),
      expectedTotal: guesses() ? expectedTotal : undefined,
    }),
    'PATCH /api/v1/products/{sku}': ({ imageUrl }) => (imageUrl === undefined ? {} : { imageUrl: '/images/lamp.svg' }),
    'POST /api/v1/payments/{id}/refunds': small,
    'bank: POST /authorizations': ({ paymentToken }) => ({ paymentToken: bankCards() ?? paymentToken }),
    'bank: POST /authorizations/{id}/refunds': small,
    'payment: POST /webhooks/bank': ({ events }) => ({
      events: Entries.parse(events).map((event) => ({ ...event, reference: payment() ?? event['reference'] })),
    }),
  };
  return ({ name }, body) => {
    const text = JSON.stringify(body).replaceAll(/"currency":"[A-Z]{3}"/g, '"currency":"EUR"');
    const fields = JSON.parse(text) as Fields;
    return { ...fields, ...known[name]?.(fields) };
  };
}
