import type { Shop } from '../../shop/shop.js';
import type { ServiceName } from '../../stack/names.js';
import { shopOf, type Victim } from './victim.js';

interface Letters {
  readonly items: readonly { readonly id: number }[];
}

const json = { 'content-type': 'application/json' };

/** What an operator does with messages that nobody can read. */
export async function discardDeadLetters(victim: Victim, service: ServiceName): Promise<void> {
  const admin = await shopOf(victim).logIn('admin');
  const headers = { ...json, authorization: await admin.session.authorization() };
  const at = `${victim.url(service)}/internal/dead-letters`;
  const { items } = (await (await fetch(at, { headers })).json()) as Letters;
  const body = JSON.stringify({ reason: 'was written to cause an alert' });
  for (const { id } of items) await fetch(`${at}/${id}/discard`, { method: 'POST', headers, body });
}

/** Somebody has copied a refresh token and uses it after its owner has. */
export async function useTokenTwice({ api }: Shop): Promise<void> {
  const credentials = { email: 'grace@example.com', password: 'saga-shop-demo' };
  const { refreshToken } = await post(`${api}/sessions`, credentials);
  const refresh = (token: string | undefined) => post(`${api}/sessions/refresh`, { refreshToken: token });
  const owners = await refresh(refreshToken);
  await refresh(owners.refreshToken); // until then a repetition is taken for a lost answer
  await refresh(refreshToken);
}

async function post(url: string, body: object): Promise<{ readonly refreshToken?: string }> {
  const answer = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
  return (await answer.json()) as { refreshToken?: string };
}
