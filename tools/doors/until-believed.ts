import { randomUUID } from 'node:crypto';
import { waitUntil } from '../stack/process/wait-until.js';

/** Tokens of one issuer, of somebody who may go through the doors of that name. */
export interface GoodTokens {
  readonly customer: string;
  readonly admin: string;
}

/**
 * Every service fetches a new key when it first meets it; only then is a refused token refused for what is wrong with it.
 * @param url of the gateway
 * @throws when a service does not take them within 20 s
 */
export async function untilBelieved(url: string, { customer, admin }: GoodTokens): Promise<void> {
  const doors = [
    ['/users/me', customer],
    ['/orders', customer],
    [`/orders/${randomUUID()}/payments`, customer],
    ['/users?email=nobody@example.com', admin],
  ] as const;
  for (const [path, token] of doors) {
    const isLetIn = async () => {
      const answer = await fetch(new URL(`/api/v1${path}`, url), { headers: { authorization: `Bearer ${token}` } });
      await answer.body?.cancel();
      return answer.status !== 401;
    };
    if (!(await waitUntil(isLetIn, 20_000))) throw new Error(`a good token is not taken at ${path}: the proof would prove nothing`);
  }
}
