import { createHmac } from 'node:crypto';

/** HMAC-SHA256 in hex over `<timestamp>.<body>`: who knows the secret said this, at that time. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
