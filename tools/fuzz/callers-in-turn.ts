import type { People } from '../access-matrix/people.js';
import type { DocumentedOperation } from '../doors/documented.js';
import type { Account, OwnIssuer } from '../doors/own-issuer.js';
import type { GoodTokens } from '../doors/until-believed.js';
import type { KnownThings } from './arbitraries/requests.js';
import type { Crowd } from './crowd.js';
import { inTurn } from './in-turn.js';

const aDay = 24 * 3_600;

interface Callers extends Pick<KnownThings, 'nextAuthorization'> {
  /** To be waited for, before anything is concluded from a refusal. */
  readonly believable: GoodTokens;
}

/**
 * Everybody who calls: by the roles that an operation wants, and one after the other where a call uses its caller up.
 * @param bankApiKey of the bank's one customer
 */
export async function callersInTurn(issuer: OwnIssuer, { accounts }: People, crowd: Crowd, bankApiKey: string): Promise<Callers> {
  const tokenOf = (account: Account) => issuer.token(account, { expiresIn: aDay });
  const tokensOf = (all: readonly { readonly id: string }[]) => Promise.all(all.map(({ id }) => tokenOf({ id, roles: ['customer'] })));
  const { owner, admin, 'catalog-admin': shelves, finance } = accounts;
  const [asOwner, asAdmin, asShelves, asFinance] = await Promise.all([tokenOf(owner), tokenOf(admin), tokenOf(shelves), tokenOf(finance)]);
  const [leavers, changers, stayers] = await Promise.all([tokensOf(crowd.leavers), tokensOf(crowd.changers), tokensOf(crowd.stayers)]);
  const byOperation: Readonly<Record<string, () => string | undefined>> = {
    'DELETE /api/v1/users/me': inTurn(leavers),
    'PUT /api/v1/users/me/password': inTurn(changers),
    'PATCH /api/v1/users/me': inTurn(stayers),
    'DELETE /api/v1/sessions': inTurn(stayers),
    'DELETE /api/v1/sessions/current': inTurn([...crowd.accessTokens, ...stayers]),
  };
  const byPolicy: Readonly<Record<string, string>> = {
    'role:admin': asAdmin,
    'role:catalog-admin': asShelves,
    'role:finance': asFinance,
    'guard:ApiKeyGuard': bankApiKey,
  };
  return {
    believable: { customer: asOwner, admin: asAdmin },
    nextAuthorization: ({ name, policy = '' }: DocumentedOperation) => {
      if (policy === 'public') return undefined;
      return `Bearer ${byOperation[name]?.() ?? byPolicy[policy] ?? asOwner}`;
    },
  };
}
