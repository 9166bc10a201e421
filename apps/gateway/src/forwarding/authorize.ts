import { needsToken, ProblemError, type Policy, type Verifier } from '@app/platform';
import type { FastifyRequest } from 'fastify';

/** @throws ProblemError `unauthenticated` or `forbidden` */
export async function authorize(request: FastifyRequest, policy: Policy, verifier: Verifier): Promise<void> {
  if (!needsToken(policy)) return;
  const caller = await verifier.verify(request.headers.authorization);
  request.caller = caller;
  if (typeof policy !== 'object' || !('role' in policy) || policy.role.some((role) => caller.roles.includes(role))) return;
  throw new ProblemError('forbidden', undefined, { headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } });
}
