import { ProblemError } from '@app/platform';
import type { FastifyReply } from 'fastify';
import type { Limit } from '../route.js';
import type { Count } from './window-counter.js';

export interface CountedLimit extends Limit {
  readonly name: string;
  /** Counts one more request of this sender: here, or together with other gateways. */
  readonly count: (key: string) => Count | Promise<Count>;
}

/** The limits of one row. Its answers say what they are and what is left: draft-ietf-httpapi-ratelimit-headers. */
export class RouteLimits {
  readonly #policy: string;
  readonly #counted: Readonly<Record<Limit['per'], readonly CountedLimit[]>>;

  constructor(
    counted: readonly CountedLimit[],
    private readonly onRefusal: (limit: string) => void,
  ) {
    this.#policy = counted.map(({ name, requests, seconds }) => `"${name}";q=${requests};w=${seconds}`).join(', ');
    const per = (whom: Limit['per']) => counted.filter((limit) => limit.per === whom);
    this.#counted = { address: per('address'), customer: per('customer') };
  }

  /** @throws ProblemError `too-many-requests` */
  async spend(reply: FastifyReply, per: Limit['per'], key: string): Promise<void> {
    let told = reply.getHeader('ratelimit') as string | undefined;
    let refusal: ProblemError | undefined;
    for (const { name, requests, count } of this.#counted[per]) {
      const counted = count(key);
      const { requests: spent, msLeft } = counted instanceof Promise ? await counted : counted;
      const resetSeconds = Math.max(1, Math.ceil(msLeft / 1_000));
      const balance = `"${name}";r=${Math.max(0, requests - spent)};t=${resetSeconds}`;
      told = told === undefined ? balance : `${told}, ${balance}`;
      if (spent > requests) refusal ??= this.#refuse(name, resetSeconds);
    }
    if (told !== undefined) reply.header('ratelimit-policy', this.#policy).header('ratelimit', told);
    if (refusal) throw refusal;
  }

  #refuse(name: string, resetSeconds: number): ProblemError {
    this.onRefusal(name);
    return new ProblemError('too-many-requests', `the limit "${name}" is used up`, { headers: { 'retry-after': String(resetSeconds) } });
  }
}
