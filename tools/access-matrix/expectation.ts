import type { Caller } from './callers.js';

/** Whose a thing is, besides what the policy of the operation says. */
export interface Ownership {
  /** Roles that may see what is somebody else's. */
  readonly seenBy: readonly string[];
}

export type Expectation = 'allowed' | 401 | 403 | 404;

/**
 * What a caller must be answered, from the policy that the document declares and from who owns the thing that the id names. A thing
 * of somebody else's is not there: 404, not 403.
 */
export function expectationOf(policy: string, ownership: Ownership | 'nobody' | undefined, caller: Caller): Expectation {
  if (policy === 'public') return 'allowed';
  if (policy === `guard:${caller.passes}`) return 'allowed';
  if (!caller.account || policy.startsWith('guard:')) return 401;
  const { roles } = caller.account;
  if (policy !== 'authenticated' && !rolesOf(policy).some((role) => roles.includes(role))) return 403;
  const sees = !ownership || ownership === 'nobody' || caller.name === 'owner' || ownership.seenBy.some((role) => roles.includes(role));
  return sees ? 'allowed' : 404;
}

/** @throws for a policy of another kind */
function rolesOf(policy: string): string[] {
  const [, roles] = /^role:(.+)$/.exec(policy) ?? [];
  if (!roles) throw new Error(`a policy that nobody knows: ${policy}`);
  return roles.split(',');
}

export const fits = (expected: Expectation, status: number): boolean =>
  expected === 'allowed' ? status >= 200 && status < 300 : status === expected;
