import { Injectable } from '@nestjs/common';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { Upstreams } from '../upstreams/upstreams.js';
import type { Route } from '../route.js';
import { upstreamNames } from '../routes.js';
import { joinDocuments, type JoinedDocument } from './join-documents.js';
import { OpenApiDocument } from './open-api-document.js';
import { publicPart } from './public-part.js';

const deadlineMs = 2_000;

export const documented: readonly Route['upstream'][] = [...upstreamNames, 'gateway'];

/** The services' own descriptions, asked for anew each time: they change with the services, not with the gateway. */
@Injectable()
export class ServiceDocuments {
  #own: () => object = () => ({});

  constructor(private readonly upstreams: Upstreams) {}

  /** What the gateway itself serves; made when it is first asked for, because then all of it is there. */
  describeOwn(build: () => object): void {
    let built: object | undefined;
    this.#own = () => (built ??= build());
  }

  /** @throws ProblemError `unavailable`, `gateway-timeout` or `bad-gateway` */
  async of(service: Route['upstream']): Promise<OpenApiDocument> {
    if (service === 'gateway') return publicPart(OpenApiDocument.parse(this.#own()), service);
    try {
      const { body } = await this.upstreams.get(service, '/openapi.json', deadlineMs);
      return publicPart(OpenApiDocument.parse(await body.json()), service);
    } catch (error) {
      throw upstreamProblem(service, error);
    }
  }

  /** Of all services that answer. */
  async joined(): Promise<JoinedDocument> {
    const results = await Promise.allSettled(documented.map(async (name) => [name, await this.of(name)] as const));
    const answered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const documents = Object.fromEntries(answered) as Partial<Record<Route['upstream'], OpenApiDocument>>;
    return joinDocuments(
      documents,
      upstreamNames.filter((name) => !(name in documents)),
    );
  }
}
