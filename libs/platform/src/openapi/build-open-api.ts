import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';
import { completeOperations } from './complete-operations.js';
import { toJsonSchema, type Components } from './json-schema.js';

const description = `Errors are RFC 9457 problem documents with a stable \`code\`. Every answer carries \`X-Request-Id\`.
An \`Idempotency-Key\` is remembered for 48 hours.`;

/** The OpenAPI 3.1 document of an application, from the same schemas that check its requests and answers. */
export function buildOpenApi(app: INestApplication, name: string): OpenAPIObject {
  const components: Components = {};
  toJsonSchema(z.object({ problem: Problem }), 'output', components);
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of a session' } as const;
  const info = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Saga Shop: ${name}`)
    .setDescription(description)
    .setVersion('1.0.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, info, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: toJsonSchema(schema, schemaType, components) } : undefined,
  });
  const { contact: _, ...described } = document.info;
  // Ours win: Nest would rewrite `const` and `examples` to older forms.
  const schemas = { ...document.components?.schemas, ...components };
  const { paths, components: shared } = completeOperations(document, { bearer });
  return { ...document, info: described, paths, components: { schemas, ...shared } } as unknown as OpenAPIObject;
}
