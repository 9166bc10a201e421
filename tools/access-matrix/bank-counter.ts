import { randomUUID } from 'node:crypto';

/** What the proof calls its payments: none that the shop knows. */
export const reference = randomUUID();

/** A payment of 12 euros. */
export const payment = { paymentToken: 'tok_ok', amount: { amount: 1_200, currency: 'EUR' }, reference };

/** The bank, by its own port and with the merchant's key: for things that can be tried there. */
export class BankCounter {
  constructor(
    private readonly url: string,
    readonly apiKey: string,
  ) {}

  /** @returns the id of an authorization that is neither captured nor void */
  async hold(): Promise<string> {
    const { id } = (await this.#post('/authorizations', payment)) as { id: string };
    return id;
  }

  /** @returns the id of an authorization that can be given back */
  async captured(): Promise<string> {
    const id = await this.hold();
    await this.#post(`/authorizations/${id}/capture`);
    return id;
  }

  async #post(path: string, body?: object): Promise<unknown> {
    const answer = await fetch(new URL(path, this.url), {
      method: 'POST',
      headers: { 'x-api-key': this.apiKey, 'idempotency-key': randomUUID(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status} by the bank`);
    return answer.json();
  }
}
