import { ProblemError } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bulkhead } from 'cockatiel';
import { towardsUpstream } from '../forwarding/header-fields.js';
import { deadlineOf, PastDeadline } from '../forwarding/deadline.js';
import { deadlinesOf } from '../forwarding/patience.js';
import { hungUp } from '../forwarding/waiting-client.js';
import type { Destination } from '../moving/destinations.js';
import { rowOf } from '../routes.js';
import { Cancellation } from '../upstreams/cancellation.js';
import type { PartName } from './my-orders.schemas.js';

const { timeouts, retries } = rowOf('GET /api/v1/my/orders');
const deadlines = deadlinesOf('usual', timeouts, undefined);
/** So many of a kind at once: one long list takes few of the places that all customers share, and a slow kind none of the other's. */
const atOnce = 5;
/** What has not come by then, or when the caller's own deadline is over, is missing: half an answer in time is better than none. */
const allWithinMs = 2 * timeouts.headersMs;

export type Sources = Readonly<Record<PartName, Destination>>;

/** What a service says is wrong with a question; its places are those of our own caller's question. */
const Refusal = z.object({
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).default([]),
});

/** What a composed answer is made of, read on behalf of one request; remembers what could not be read. */
export class Parts {
  readonly #missing = new Set<PartName>();
  readonly #places = { orders: bulkhead(1), payment: bulkhead(atOnce, Infinity), timeline: bulkhead(atOnce, Infinity) };
  readonly #headers;
  readonly #until;

  /** @param gone nobody waits for the parts any more */
  constructor(
    private readonly sources: Sources,
    private readonly request: FastifyRequest,
    private readonly gone: AbortSignal,
  ) {
    const { 'if-none-match': _, 'if-match': _match, 'content-type': _type, ...headers } = towardsUpstream(request);
    this.#headers = { ...headers, 'x-deadline-ms': String(timeouts.headersMs) };
    this.#until = performance.now() + Math.min(allWithinMs, deadlineOf(request) ?? Infinity);
  }

  get missing(): PartName[] {
    return [...this.#missing];
  }

  /**
   * @returns null when the service does not know it (yet), or does not answer: then the part is missing
   * @throws ProblemError when the caller asked for something that the service refuses
   */
  async read<Shape extends z.ZodType>(part: PartName, path: string, shape: Shape): Promise<z.output<Shape> | null> {
    try {
      const { status, body } = await this.#places[part].execute(() => this.#ask(part, path));
      if (status === 200) return shape.parse(body);
      if (status === 400) throw refusalOf(Refusal.parse(body));
      if (status !== 404) this.#missing.add(part);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      this.#missing.add(part);
    }
    return null;
  }

  async #ask(part: PartName, path: string): Promise<{ status: number; body?: unknown }> {
    const left = this.#until - performance.now();
    if (left <= 0) throw new PastDeadline();
    const cancellation = new Cancellation();
    const leave = (): void => cancellation.cancel(hungUp);
    if (this.gone.aborted) leave();
    this.gone.addEventListener('abort', leave);
    const late = setTimeout(() => cancellation.cancel(new PastDeadline()), left);
    try {
      const upstream = this.sources[part](this.request);
      const request = { method: 'GET', path, headers: this.#headers, ...deadlines, retries, cancellation, until: this.#until } as const;
      const { statusCode: status, body } = await upstream.request(request);
      if (status === 200 || status === 400) return { status, body: await body.json() };
      await body.dump();
      return { status };
    } finally {
      clearTimeout(late);
      this.gone.removeEventListener('abort', leave);
    }
  }
}

const refusalOf = ({ detail, errors }: z.output<typeof Refusal>): ProblemError =>
  new ProblemError('validation-failed', detail, errors.length > 0 ? { errors } : {});
