import { declared } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { doorkeeper } from '../forwarding/doorkeeper.js';
import { rowOf } from '../routes.js';
import { pagePolicy, type PageName } from './frame.js';
import { signInPage, signInScript } from './sign-in.js';

/** A page for administrators at `GET /<name>`; a browser without a token may sign in there. */
export function servePage(
  fastify: FastifyInstance,
  app: INestApplicationContext,
  name: PageName,
  render: (request: FastifyRequest) => string | Promise<string>,
): void {
  const row = rowOf(`GET /${name}`);
  const enterBy = doorkeeper(app);
  const [enter, enterToSignIn] = [enterBy(row), enterBy({ ...row, policy: 'public' })];
  fastify.route({
    method: 'GET',
    url: row.path,
    ...declared('role:admin'),
    onRequest: (request, reply) => (mustSignIn(request) ? enterToSignIn : enter)(request, reply),
    handler: async (request, reply) =>
      mustSignIn(request)
        ? page(reply).code(401).header('www-authenticate', 'Bearer').send(signInPage(name))
        : page(reply).send(await render(request)),
  });
}

export function serveSignIn(fastify: FastifyInstance): void {
  fastify.get('/operators/sign-in.js', declared('public'), (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(signInScript),
  );
}

const page = (reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', pagePolicy).header('cache-control', 'no-store').type('text/html; charset=utf-8');

const mustSignIn = ({ headers }: FastifyRequest): boolean => !headers.authorization && (headers.accept?.includes('text/html') ?? false);
