import { ProblemError } from '@app/platform';
import type { FastifyReply } from 'fastify';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Limit } from '../route.js';

export interface CountedLimit extends Limit {
  readonly name: string;
  readonly limiter: RateLimiterAbstract;
}

interface Balance {
  readonly name: string;
  readonly left: number;
  /** Whole seconds until the count begins anew. */
  readonly resetSeconds: number;
  readonly isOverdrawn: boolean;
}

/** The limits of one row. Its answers say what they are and what is left: draft-ietf-httpapi-ratelimit-headers. */
export class RouteLimits {
  readonly #policy: string;
  readonly #counted: Readonly<Record<Limit['per'], readonly CountedLimit[]>>;

  constructor(
    counted: readonly CountedLimit[],
    private readonly onRefusal: (limit: string) => void,
  ) {
    this.#policy = counted.map(({ name, limiter, seconds }) => `"${name}";q=${limiter.points};w=${seconds}`).join(', ');
    const per = (whom: Limit['per']) => counted.filter((limit) => limit.per === whom);
    this.#counted = { address: per('address'), customer: per('customer') };
  }

  /** @throws ProblemError `too-many-requests` */
  async spend(reply: FastifyReply, per: Limit['per'], key: string): Promise<void> {
    const counted = this.#counted[per];
    if (counted.length === 0) return;
    const balances = await Promise.all(counted.map((limit) => take(limit, key)));
    const before = reply.getHeader('ratelimit');
    const now = balances.map(({ name, left, resetSeconds }) => `"${name}";r=${left};t=${resetSeconds}`).join(', ');
    reply.header('ratelimit-policy', this.#policy).header('ratelimit', before ? `${String(before)}, ${now}` : now);
    const empty = balances.find(({ isOverdrawn }) => isOverdrawn);
    if (empty) this.#refuse(empty);
  }

  #refuse({ name, resetSeconds }: Balance): never {
    this.onRefusal(name);
    throw new ProblemError('too-many-requests', `the limit "${name}" is used up`, { headers: { 'retry-after': String(resetSeconds) } });
  }
}

async function take({ name, limiter }: CountedLimit, key: string): Promise<Balance> {
  const result = await limiter.consume(key).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  });
  return {
    name,
    left: result.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1_000)),
    isOverdrawn: result.consumedPoints > limiter.points,
  };
}
