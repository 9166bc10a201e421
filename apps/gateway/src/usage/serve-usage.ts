import { declared, Verifier } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize } from '../forwarding/authorize.js';
import { routes } from '../routes.js';
import { signInPage, signInScript, usagePage, usagePolicy } from './usage-page.js';
import { Usage } from './usage.js';

const admin = { role: ['admin'] };

/** Counts every row of the table, and shows administrators what was counted at `GET /usage`. */
export function serveUsage(fastify: FastifyInstance, app: INestApplicationContext): void {
  const usage = app.get(Usage);
  const verifier = app.get(Verifier);
  const operations = new Map(routes.map(({ method, path }) => [`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, `${method} ${path}`]));

  fastify.addHook('onResponse', (request, reply, done) => {
    const operation = operations.get(`${request.method} ${request.routeOptions.url}`);
    if (operation) usage.add(operation, request.headers['x-client'], reply.statusCode, reply.elapsedTime);
    done();
  });

  const page = (reply: FastifyReply): FastifyReply =>
    reply.header('content-security-policy', usagePolicy).header('cache-control', 'no-store').type('text/html; charset=utf-8');

  fastify.get('/usage', declared('role:admin'), async (request, reply) => {
    if (!request.headers.authorization && wantsPage(request))
      return page(reply).code(401).header('www-authenticate', 'Bearer').send(signInPage);
    await authorize(request, admin, verifier);
    return page(reply).send(usagePage(usage.operations));
  });
  fastify.get('/usage/sign-in.js', declared('public'), (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(signInScript),
  );
}

const wantsPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;
