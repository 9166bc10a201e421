import { declared, type Verifier } from '@app/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize } from '../forwarding/authorize.js';
import { pagePolicy, type PageName } from './frame.js';
import { signInPage, signInScript } from './sign-in.js';

const admin = { role: ['admin'] };

/** A page for administrators at `GET /<name>`; a browser without a token may sign in there. */
export function servePage(
  fastify: FastifyInstance,
  verifier: Verifier,
  name: PageName,
  render: (request: FastifyRequest) => string | Promise<string>,
): void {
  fastify.get(`/${name}`, declared('role:admin'), async (request, reply) => {
    if (!request.headers.authorization && wantsPage(request))
      return page(reply).code(401).header('www-authenticate', 'Bearer').send(signInPage(name));
    await authorize(request, admin, verifier);
    return page(reply).send(await render(request));
  });
}

export function serveSignIn(fastify: FastifyInstance): void {
  fastify.get('/operators/sign-in.js', declared('public'), (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(signInScript),
  );
}

const page = (reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', pagePolicy).header('cache-control', 'no-store').type('text/html; charset=utf-8');

const wantsPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;
