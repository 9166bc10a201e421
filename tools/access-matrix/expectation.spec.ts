import type { Caller } from './callers.js';
import { expectationOf, fits } from './expectation.js';

const caller = (name: string, ...roles: string[]): Caller => ({ name, account: { id: name, roles }, token: 'good' });
const [owner, stranger, support] = [caller('owner', 'customer'), caller('stranger', 'customer'), caller('support', 'support')];
const expired: Caller = { name: 'expired', token: 'bad' };
const merchant: Caller = { name: 'merchant', token: 'key', passes: 'ApiKeyGuard' };
const owned = { seenBy: ['support'] };

describe('what a caller must be answered', () => {
  // prettier-ignore
  it.each([
    ['anybody where it is public', 'public', undefined, expired, 'allowed'],
    ['nobody with a bad token elsewhere', 'authenticated', undefined, expired, 401],
    ['everybody who is known', 'authenticated', undefined, support, 'allowed'],
    ['a role that is named', 'role:customer,support', undefined, support, 'allowed'],
    ['a role that is not', 'role:customer', undefined, support, 403],
    ['the owner', 'role:customer,support', owned, owner, 'allowed'],
    ['whom the owner shares it with', 'role:customer,support', owned, support, 'allowed'],
    ['somebody else', 'role:customer,support', owned, stranger, 404],
    ['a role that is not named, before it is asked whose it is', 'role:customer', owned, support, 403],
    ['whom a guard knows', 'guard:ApiKeyGuard', 'nobody', merchant, 'allowed'],
    ['nobody else there, whoever it is elsewhere', 'guard:ApiKeyGuard', 'nobody', owner, 401],
    ['nobody there whom another guard knows', 'guard:BankSignatureGuard', undefined, merchant, 401],
    ['nobody elsewhere whom a guard knows', 'authenticated', undefined, merchant, 401],
    ['everybody with the role to what nobody owns', 'role:customer', 'nobody', stranger, 'allowed'],
  ] as const)('%s', (_, policy, ownership, who, expected) => {
    expect(expectationOf(policy, ownership, who)).toBe(expected);
  });

  it('is unknown for a policy of another kind', () => {
    expect(() => expectationOf('secret', undefined, owner)).toThrow('secret');
  });

  it.each([
    ['allowed', 204, true],
    ['allowed', 404, false],
    ['allowed', 409, false],
    [404, 404, true],
    [404, 403, false],
  ] as const)('%s is fulfilled by %i: %s', (expected, status, expectation) => {
    expect(fits(expected, status)).toBe(expectation);
  });
});
