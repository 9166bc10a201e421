import { randomUUID } from 'node:crypto';
import { Shop } from '../shop/shop.js';
import type { Account } from '../doors/own-issuer.js';
import { accountNames, type AccountName } from './callers.js';

const password = 'saga-shop-demo';
const emails: Readonly<Record<AccountName, string>> = {
  owner: 'ada@example.com',
  stranger: 'grace@example.com',
  support: 'support@example.com',
  'catalog-admin': 'catalog@example.com',
  finance: 'finance@example.com',
  admin: 'admin@example.com',
};

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The accounts of the shop's seeds, and such as are made to be used up. */
export class People {
  readonly #api: string;

  private constructor(
    gatewayUrl: string,
    readonly accounts: Readonly<Record<AccountName, Account>>,
  ) {
    this.#api = new Shop(gatewayUrl).api;
  }

  static async of(gatewayUrl: string): Promise<People> {
    const shy = new People(gatewayUrl, {} as Record<AccountName, Account>);
    const entries = await Promise.all(accountNames.map(async (name) => [name, accountOf(await shy.logIn(emails[name]))] as const));
    return new People(gatewayUrl, Object.fromEntries(entries) as Record<AccountName, Account>);
  }

  logIn(email: string): Promise<Session> {
    return this.#post<Session>('/sessions', { email, password });
  }

  logInAs(name: string): Promise<Session> {
    return this.logIn(emails[name as AccountName] ?? emails.owner);
  }

  /** Somebody whom nobody will miss. */
  async newcomer(): Promise<{ readonly id: string; readonly email: string; readonly password: string }> {
    const email = `${randomUUID()}@example.com`;
    const { id } = await this.#post<{ id: string }>('/users', { email, password, name: 'Someone New' });
    return { id, email, password };
  }

  async #post<Body>(path: string, body: object): Promise<Body> {
    const answer = await fetch(this.#api + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`POST ${path} was answered with ${answer.status}`);
    return (await answer.json()) as Body;
  }
}

const claimsOf = ({ accessToken }: Session): { sub: string; roles: string[]; sid: string } =>
  JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string; roles: string[]; sid: string };

const accountOf = (session: Session): Account => ({ id: claimsOf(session).sub, roles: claimsOf(session).roles });

export const sessionIdOf = (session: Session): string => claimsOf(session).sid;
