import { Controller, Get, Param } from '@nestjs/common';
import { buildAsyncApi } from '@app/contracts';
import { Operation, ProblemError } from '@app/platform';
import { z } from 'zod';
import type { JoinedDocument } from './join-documents.js';
import type { OpenApiDocument } from './open-api-document.js';
import { documented, ServiceDocuments } from './service-documents.js';

const ServiceFile = z.strictObject({ file: z.string().max(100) });

/** What can be read about the API, and where. */
@Controller()
export class DocumentsController {
  readonly #asyncApi = buildAsyncApi();

  constructor(private readonly documents: ServiceDocuments) {}

  @Get()
  @Operation({
    id: 'getIndex',
    summary: 'Where to go from here',
    description: 'Addresses relative to this one.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
  })
  async index() {
    return {
      name: 'Saga Shop',
      api: '/api/v1',
      docs: '/docs',
      openapi: '/openapi.json',
      asyncapi: '/asyncapi.json',
      health: '/health/ready',
    };
  }

  @Get('openapi.json')
  @Operation({
    id: 'getOpenApi',
    summary: 'The OpenAPI document of the whole shop',
    description: 'Joined of all services that answer; the others are named in `x-unavailable`.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
  })
  async openApi(): Promise<JoinedDocument> {
    return this.documents.joined();
  }

  @Get('openapi/:file')
  @Operation({
    id: 'getOpenApiOf',
    summary: 'The OpenAPI document of one service',
    description: 'The part of it that can be reached through the gateway.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
    problems: [404],
  })
  async openApiOf(@Param({ schema: ServiceFile }) { file }: z.output<typeof ServiceFile>): Promise<OpenApiDocument> {
    const service = documented.find((name) => file === `${name}.json`);
    if (!service) throw new ProblemError('not-found');
    return this.documents.of(service);
  }

  @Get('asyncapi.json')
  @Operation({
    id: 'getAsyncApi',
    summary: 'The AsyncAPI document of all events',
    description: 'Topics, facts, who tells them and who hears them.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
  })
  async asyncApi() {
    return this.#asyncApi;
  }
}
