import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from './door.js';

const password = 'saga-shop-demo';
const againAfterMs = 500;
const created = 201;

/** Somebody with an account, who logs in again whenever the shop does not know them any more. */
export class Account {
  /** As in its token; empty before the first log in. */
  id = '';
  #token?: string;
  #loggingIn?: Promise<string>;

  constructor(
    private readonly door: Door,
    readonly email: string,
  ) {}

  get token(): Promise<string> | string {
    return this.#token ?? this.#logIn();
  }

  /** To be called with a token that was refused. */
  refused(token: string): void {
    if (this.#token === token) this.#token = undefined;
  }

  async register(): Promise<void> {
    const body = { email: this.email, password, name: 'Chaos Customer' };
    for (;;) {
      const answer = await this.door.ask({ method: 'POST', path: '/users', body });
      if (answer.status === created || answer.body['code'] === 'email-taken') return;
      await sleep(againAfterMs);
    }
  }

  #logIn(): Promise<string> {
    this.#loggingIn ??= this.#askForToken().finally(() => (this.#loggingIn = undefined));
    return this.#loggingIn;
  }

  async #askForToken(): Promise<string> {
    for (;;) {
      const answer = await this.door.ask({ method: 'POST', path: '/sessions', body: { email: this.email, password } });
      if (answer.status === created) return this.#use(String(answer.body['accessToken']));
      await sleep(againAfterMs);
    }
  }

  #use(token: string): string {
    const [, payload = ''] = token.split('.');
    this.id = (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub;
    this.#token = token;
    return token;
  }
}
