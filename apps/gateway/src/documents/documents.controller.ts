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
  @Operation({ summary: 'Where to go from here', policy: 'public', status: 200 })
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
  @Operation({ summary: 'The OpenAPI document of the whole shop', policy: 'public', status: 200 })
  async openApi(): Promise<JoinedDocument> {
    return this.documents.joined();
  }

  @Get('openapi/:file')
  @Operation({ summary: 'The OpenAPI document of one service', policy: 'public', status: 200, problems: [404] })
  async openApiOf(@Param({ schema: ServiceFile }) { file }: z.output<typeof ServiceFile>): Promise<OpenApiDocument> {
    const service = documented.find((name) => file === `${name}.json`);
    if (!service) throw new ProblemError('not-found');
    return this.documents.of(service);
  }

  @Get('asyncapi.json')
  @Operation({ summary: 'The AsyncAPI document of all events', policy: 'public', status: 200 })
  async asyncApi() {
    return this.#asyncApi;
  }
}
