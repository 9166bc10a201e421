import { needsToken, ProblemError, type Caller, type Policy, type Verifier } from '@app/platform';
import type { FastifyRequest } from 'fastify';

/**
 * @returns who calls, where the policy asks for it
 * @throws ProblemError `unauthenticated` or `forbidden`
 */
export async function authorize(request: FastifyRequest, policy: Policy, verifier: Verifier): Promise<Caller | undefined> {
  if (!needsToken(policy)) return undefined;
  const caller = await verifier.verify(request.headers.authorization);
  request.caller = caller;
  if (typeof policy !== 'object' || !('role' in policy) || policy.role.some((role) => caller.roles.includes(role))) return caller;
  throw new ProblemError('forbidden', undefined, { headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } });
}
