import { Controller, Get, Header, Param } from '@nestjs/common';
import { buildAsyncApi } from '@app/contracts';
import { Operation, ProblemError } from '@app/platform';
import { z } from 'zod';
import { documented, ServiceDocuments } from './service-documents.js';

/** They are text already: nobody need write them anew for each reader. */
const json = 'application/json; charset=utf-8';
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
    problems: [429],
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
  @Header('content-type', json)
  @Operation({
    id: 'getOpenApi',
    summary: 'The OpenAPI document of the whole shop',
    description: 'Joined of all services that answer; the others are named in `x-unavailable`.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
    problems: [429],
  })
  async openApi(): Promise<string> {
    return this.documents.joined();
  }

  @Get('openapi/:file')
  @Header('content-type', json)
  @Operation({
    id: 'getOpenApiOf',
    summary: 'The OpenAPI document of one service',
    description: 'The part of it that can be reached through the gateway.',
    policy: 'public',
    status: 200,
    produces: 'application/json',
    problems: [404, 429, 502, 504],
  })
  async openApiOf(@Param({ schema: ServiceFile }) { file }: z.output<typeof ServiceFile>): Promise<string> {
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
    problems: [429],
  })
  async asyncApi() {
    return this.#asyncApi;
  }
}
