import { granted, shopClient, ShopProblem, type ShopClient, type Tokens } from '@app/client';

/** So long before an access token ends it is exchanged, and an order with a long poll still fits in. */
const MARGIN_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** Somebody's log-in, kept alive for as long as it is used. */
export class Session {
  #tokens: Tokens;
  #renewAt: number;
  #renewal: Promise<void> | undefined;

  private constructor(
    private readonly door: ShopClient,
    tokens: Tokens,
  ) {
    [this.#tokens, this.#renewAt] = [tokens, renewalOf(tokens)];
  }

  /**
   * @param url of the gateway
   * @throws ShopProblem
   */
  static async begin(url: string, body: { readonly email: string; readonly password: string }): Promise<Session> {
    const door = shopClient({ url, timeoutMs: TIMEOUT_MS });
    return new Session(door, await granted(door.POST('/api/v1/sessions', { body })));
  }

  /** Many may ask at once: the tokens are exchanged once. */
  async accessToken(): Promise<string> {
    if (Date.now() >= this.#renewAt) await (this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined)));
    return this.#tokens.accessToken;
  }

  /** The value of an Authorization header. */
  async authorization(): Promise<string> {
    return `Bearer ${await this.accessToken()}`;
  }

  async #renew(): Promise<void> {
    const { refreshToken } = this.#tokens;
    const ask = (): Promise<Tokens> => granted(this.door.POST('/api/v1/sessions/refresh', { body: { refreshToken } }));
    // An answer that was lost is given again: asking twice is safe.
    this.#tokens = await ask().catch((error: unknown) => (error instanceof ShopProblem ? Promise.reject(error) : ask()));
    this.#renewAt = renewalOf(this.#tokens);
  }
}

const renewalOf = ({ expiresIn }: Tokens): number => Date.now() + Math.max(expiresIn * 1_000 - MARGIN_MS, (expiresIn * 1_000) / 2);
