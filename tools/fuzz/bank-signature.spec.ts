import { createHmac } from 'node:crypto';
import { signAsBank } from './bank-signature.js';

const door = {
  name: 'POST /hook',
  method: 'POST',
  path: '/hook',
  policy: 'guard:BankSignatureGuard',
  parameters: [],
  body: {},
  codes: [],
  fields: {},
  statuses: [],
};
const request = { operation: door.name, method: 'POST', target: '/hook', headers: {}, body: Buffer.from('{ÿ') };
const signed = signAsBank('secret');

describe('a request that only the bank may send', () => {
  it('is signed over the moment and the bytes, whatever they are', () => {
    const { headers } = signed(door, request);
    const { 'x-bank-timestamp': timestamp = '', 'x-bank-signature': signature } = headers;
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(10);
    expect(signature).toBe(createHmac('sha256', 'secret').update(`${timestamp}.{ÿ`).digest('hex'));
  });

  it('keeps a wrong signature that it was given', () => {
    const forged = { 'x-bank-signature': 'zz' };
    expect(signed(door, { ...request, headers: forged }).headers).toMatchObject(forged);
  });

  it('is the only one that is signed', () => expect(signed({ ...door, policy: 'role:admin' }, request)).toBe(request));
});
