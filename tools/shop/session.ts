import { ShopProblem } from './shop-problem.js';

/** So long before an access token ends it is exchanged, and an order with a long poll still fits in. */
const MARGIN_MS = 60_000;
const TIMEOUT_MS = 10_000;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Somebody's log-in, kept alive for as long as it is used. */
export class Session {
  #tokens: Tokens;
  #renewAt: number;
  #renewal: Promise<void> | undefined;

  private constructor(
    private readonly api: string,
    tokens: Tokens,
  ) {
    [this.#tokens, this.#renewAt] = [tokens, renewalOf(tokens)];
  }

  /** @throws ShopProblem */
  static async begin(api: string, credentials: { readonly email: string; readonly password: string }): Promise<Session> {
    return new Session(api, await post(`${api}/sessions`, credentials));
  }

  /** The value of an Authorization header. Many may ask at once: the tokens are exchanged once. */
  async authorization(): Promise<string> {
    if (Date.now() >= this.#renewAt) await (this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined)));
    return `Bearer ${this.#tokens.accessToken}`;
  }

  async #renew(): Promise<void> {
    const { refreshToken } = this.#tokens;
    const ask = (): Promise<Tokens> => post(`${this.api}/sessions/refresh`, { refreshToken });
    // An answer that was lost is given again: asking twice is safe.
    this.#tokens = await ask().catch((error: unknown) => (error instanceof ShopProblem ? Promise.reject(error) : ask()));
    this.#renewAt = renewalOf(this.#tokens);
  }
}

const renewalOf = ({ expiresIn }: Tokens): number => Date.now() + Math.max(expiresIn * 1_000 - MARGIN_MS, (expiresIn * 1_000) / 2);

async function post(url: string, body: object): Promise<Tokens> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw await ShopProblem.of(response, `POST ${new URL(url).pathname}`);
  return (await response.json()) as Tokens;
}
