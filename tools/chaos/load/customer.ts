import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { Account } from './account.js';
import type { ClientEntry, ClientLog, OperationKind } from './client-log.js';
import type { Answer, Door } from './door.js';
import type { Wish } from './wishes.js';

const longestPauseMs = 2_000;
const waitSeconds = 8;
const followMs = 45_000;
const unauthenticated = 401;
const finalStates: readonly unknown[] = ['completed', 'failed', 'cancelled'];

interface Operation {
  readonly kind: OperationKind;
  readonly path: string;
  readonly key?: string;
  readonly orderId?: string;
  readonly body?: object;
  readonly timeoutMs?: number;
}

/** One request has one outcome: what was refused did not happen, and whatever else is not a 2xx may have happened. */
const outcomeOf = ({ status, body }: Answer): ClientEntry['what'] => {
  if (status >= 200 && status < 300) return 'ok';
  return status >= 400 && status < 500 && body['code'] !== 'idempotency-key-in-use' ? 'fail' : 'unknown';
};

/** Buys, cancels and looks, one order after the other, and writes down everything that happened. */
export class Customer {
  constructor(
    private readonly door: Door,
    readonly account: Account,
    private readonly log: ClientLog,
    private readonly random: Random,
  ) {}

  /** From the wish to the point where this customer loses interest. */
  async carryOut(wish: Wish, key: string, signal: AbortSignal): Promise<void> {
    const { lines, paymentToken } = wish;
    const placing: Operation = { kind: 'place', path: '/orders', key, body: { lines, paymentToken } };
    const answers = await Promise.all(Array.from({ length: wish.times }, () => this.#insist(placing, wish.givesUp, signal)));
    const orderId = answers.map((answer) => answer?.body['id']).find((id) => typeof id === 'string');
    if (orderId === undefined) return;
    if (wish.cancelAfterMs !== undefined) {
      await sleep(wish.cancelAfterMs);
      await this.#insist({ kind: 'cancel', path: `/orders/${orderId}/cancellation`, key: `${key}-c`, orderId }, wish.givesUp, signal);
    }
    if (wish.isFollowed) await this.#follow(orderId, signal);
  }

  /** Repeats the same request until its outcome is known. */
  async #insist(operation: Operation, givesUp: boolean, signal: AbortSignal): Promise<Answer | undefined> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const answer = await this.#once(operation);
      const isSettled = outcomeOf(answer) === 'ok' || (outcomeOf(answer) === 'fail' && ![401, 429].includes(answer.status));
      if (isSettled) return answer;
      if (givesUp || signal.aborted) return undefined;
      await sleep(pauseMs * (0.5 + this.random.next()));
    }
  }

  async #follow(orderId: string, signal: AbortSignal): Promise<void> {
    const end = performance.now() + followMs;
    const looking: Operation = {
      kind: 'read',
      path: `/orders/${orderId}?wait=${waitSeconds}`,
      orderId,
      timeoutMs: (waitSeconds + 8) * 1_000,
    };
    while (performance.now() < end && !signal.aborted) {
      const answer = await this.#once(looking);
      if (finalStates.includes(answer.body['status'])) break;
      if (outcomeOf(answer) !== 'ok') await sleep(500);
    }
    if (this.random.chance(0.3)) await this.#once({ ...looking, path: `/orders/${orderId}` }); // once final, for ever final
  }

  async #once({ kind, path, key, orderId, body, timeoutMs }: Operation): Promise<Answer> {
    const token = await this.account.token;
    const who = { customer: this.account.id, kind, ...(key && { key }), ...(orderId && { orderId }) };
    const request = this.log.invoke(who);
    const method = kind === 'read' ? 'GET' : 'POST';
    const answer = await this.door.ask({
      method,
      path,
      token,
      ...(key && { key }),
      ...(body && { body }),
      ...(timeoutMs && { timeoutMs }),
    });
    if (answer.status === unauthenticated) this.account.refused(token);
    this.log.outcome({ ...who, request, what: outcomeOf(answer), ...seenIn(answer) });
    return answer;
  }
}

const seenIn = ({ status, body, hash }: Answer): Partial<ClientEntry> => ({
  ...(status > 0 && { status, body: hash }),
  ...(typeof body['code'] === 'string' && { code: body['code'] }),
  ...(typeof body['id'] === 'string' && { orderId: body['id'], orderStatus: String(body['status']) }),
});
