import { ProblemError } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { towardsUpstream } from '../forwarding/header-fields.js';
import type { UpstreamName } from '../routes.js';
import type { Upstreams } from '../upstreams/upstreams.js';
import type { PartName } from './my-orders.schemas.js';

const deadlineMs = 2_000;

/** What a service says is wrong with a question; its places are those of our own caller's question. */
const Refusal = z.object({
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).default([]),
});

/** What a composed answer is made of, read on behalf of one request; remembers what could not be read. */
export class Parts {
  readonly #missing = new Set<PartName>();
  readonly #headers;

  constructor(
    private readonly upstreams: Upstreams,
    request: FastifyRequest,
  ) {
    const { 'if-none-match': _, 'if-match': _match, 'content-type': _type, ...headers } = towardsUpstream(request);
    this.#headers = { ...headers, 'x-deadline-ms': String(deadlineMs) };
  }

  get missing(): PartName[] {
    return [...this.#missing];
  }

  /**
   * @returns null when the service does not know it (yet), or does not answer: then the part is missing
   * @throws ProblemError when the caller asked for something that the service refuses
   */
  async read<Shape extends z.ZodType>(part: PartName, from: UpstreamName, path: string, shape: Shape): Promise<z.output<Shape> | null> {
    try {
      const timeouts = { headersTimeout: deadlineMs, bodyTimeout: deadlineMs };
      const { statusCode, body } = await this.upstreams.of(from).request({ method: 'GET', path, headers: this.#headers, ...timeouts });
      if (statusCode === 200) return shape.parse(await body.json());
      if (statusCode === 400) throw refusalOf(Refusal.parse(await body.json()));
      await body.dump();
      if (statusCode !== 404) this.#missing.add(part);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      this.#missing.add(part);
    }
    return null;
  }
}

const refusalOf = ({ detail, errors }: z.output<typeof Refusal>): ProblemError =>
  new ProblemError('validation-failed', detail, errors.length > 0 ? { errors } : {});
