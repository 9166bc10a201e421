import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { declared } from '../http/declared-routes.js';
import { page, pagePolicy, pageStyle, startScript, type DocumentLink } from './docs-page.js';

const require = createRequire(import.meta.url);
// Swagger UI comes with @nestjs/swagger: found from there, wherever the package manager put it.
const folder = dirname(createRequire(require.resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'));

const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui-standalone-preset.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** A page to read and try the documents, complete without any other host. */
export function serveDocs(
  fastify: FastifyInstance,
  title: string,
  documents: readonly DocumentLink[],
  pages: readonly DocumentLink[] = [],
): void {
  fastify.get('/docs', declared('public'), (_request, reply) =>
    reply.header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(page(title, pages)),
  );
  fastify.get('/docs/start.js', declared('public'), (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(startScript(documents)),
  );
  fastify.get('/docs/page.css', declared('public'), (_request, reply) => reply.type('text/css; charset=utf-8').send(pageStyle));
  for (const [file, type] of Object.entries(assets)) {
    fastify.get(`/docs/${file}`, declared('public'), (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=86400')
        .type(type)
        .send(createReadStream(join(folder, file))),
    );
  }
}
