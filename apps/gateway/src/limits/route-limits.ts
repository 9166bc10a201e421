import { ProblemError } from '@app/platform';
import type { FastifyReply } from 'fastify';
import type { Limit } from '../route.js';
import type { Count } from './window-counter.js';

export interface CountedLimit extends Limit {
  readonly name: string;
  /** Counts one more request of this sender: here, or together with other gateways. */
  readonly count: (key: string) => Count | Promise<Count>;
}

const isKnown = (count: Count | Promise<Count>): count is Count => !(count instanceof Promise);

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

  /**
   * At once where the limits are counted in this process: most requests wait for nothing here.
   * @throws ProblemError `too-many-requests`
   */
  spend(reply: FastifyReply, per: Limit['per'], key: string): Promise<void> | undefined {
    const limits = this.#counted[per];
    const counts = limits.map(({ count }) => count(key));
    if (counts.every(isKnown)) return void this.#tell(reply, limits, counts);
    return Promise.all(counts).then((known) => this.#tell(reply, limits, known));
  }

  #tell(reply: FastifyReply, limits: readonly CountedLimit[], counts: readonly Count[]): void {
    let told = reply.getHeader('ratelimit') as string | undefined;
    let refusal: ProblemError | undefined;
    for (const [index, { requests: spent, msLeft }] of counts.entries()) {
      const { name, requests } = limits[index] as CountedLimit;
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
