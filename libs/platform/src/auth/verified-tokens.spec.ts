import { VerifiedTokens } from './verified-tokens.js';

const caller = { id: '018f2f3e-0000-7000-8000-000000000001', roles: ['customer'] };

describe('verified tokens', () => {
  it('are known for half a minute', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a', caller, 1_000, 0);
    expect([tokens.get('a', 29_999), tokens.get('a', 30_000), tokens.get('a', 1)]).toEqual([caller, undefined, undefined]);
  });

  it('are never known past their expiry', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a', caller, 5, 0);
    expect([tokens.get('a', 4_999), tokens.get('a', 5_000)]).toEqual([caller, undefined]);
  });

  it('are bounded: the oldest goes first', () => {
    const tokens = new VerifiedTokens();
    for (let n = 0; n <= 10_000; n += 1) tokens.add(`token ${n}`, caller, 1_000, 0);
    expect([tokens.get('token 0', 1), tokens.get('token 1', 1), tokens.get('token 10000', 1)]).toEqual([undefined, caller, caller]);
  });
});
