import { createHmac } from 'node:crypto';
import type { KnownThings } from './arbitraries/requests.js';

/** Signs what only the bank may say, whatever it says: with a good signature hostile bodies come as far as honest ones. */
export const signAsBank =
  (secret: string): KnownThings['signed'] =>
  ({ policy }, request) => {
    if (policy !== 'guard:BankSignatureGuard') return request;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(request.body ?? '').digest('hex'); // prettier-ignore
    return { ...request, headers: { 'x-bank-timestamp': timestamp, 'x-bank-signature': signature, ...request.headers } };
  };
