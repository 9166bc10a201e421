import { Injectable } from '@nestjs/common';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { Upstreams } from '../upstreams/upstreams.js';
import { upstreamNames, type UpstreamName } from '../routes.js';
import { joinDocuments, type JoinedDocument } from './join-documents.js';
import { OpenApiDocument } from './open-api-document.js';
import { publicPart } from './public-part.js';

const deadlineMs = 2_000;

/** The services' own descriptions, asked for anew each time: they change with the services, not with the gateway. */
@Injectable()
export class ServiceDocuments {
  constructor(private readonly upstreams: Upstreams) {}

  /** @throws ProblemError `unavailable`, `gateway-timeout` or `bad-gateway` */
  async of(service: UpstreamName): Promise<OpenApiDocument> {
    try {
      const { body } = await this.upstreams.get(service, '/openapi.json', deadlineMs);
      return publicPart(OpenApiDocument.parse(await body.json()), service);
    } catch (error) {
      throw upstreamProblem(service, error);
    }
  }

  /** Of all services that answer. */
  async joined(): Promise<JoinedDocument> {
    const results = await Promise.allSettled(upstreamNames.map(async (name) => [name, await this.of(name)] as const));
    const answered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const documents = Object.fromEntries(answered) as Partial<Record<UpstreamName, OpenApiDocument>>;
    return joinDocuments(
      documents,
      upstreamNames.filter((name) => !(name in documents)),
    );
  }
}
