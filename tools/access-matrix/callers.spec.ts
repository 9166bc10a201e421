import { OwnIssuer, type Account } from '../doors/own-issuer.js';
import { accountNames, callersFor, type AccountName } from './callers.js';

const accounts = Object.fromEntries(accountNames.map((name) => [name, { id: name, roles: [] }])) as unknown as Record<AccountName, Account>;

describe('whoever shows a wrong key of the bank', () => {
  it.each(['a-key-that-ends-in_', 'a-key-that-ends-in-', 'a-key-that-ends-in-A'])('does not show %s', async (key) => {
    const issuer = await OwnIssuer.published({ rows: () => Promise.resolve([]) });
    const callers = await callersFor(issuer, accounts, key);
    const tokenOf = (wanted: string) => callers.find(({ name }) => name === wanted)?.token;
    expect(tokenOf('merchant')).toBe(key);
    expect(tokenOf('wrong API key')).not.toBe(key);
    expect(tokenOf('wrong API key')).toHaveLength(key.length);
  });
});
