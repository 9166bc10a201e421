import type { CanActivate, Type } from '@nestjs/common';

/** Lets in by something else than a token, and says what, in the words of an OpenAPI security scheme. */
export interface Guard extends Type<CanActivate> {
  readonly scheme: { readonly type: 'apiKey'; readonly in: 'header'; readonly name: string; readonly description: string };
}

/**
 * Who may call an operation: anyone; any signed-in account; accounts with one of the roles; or whoever another guard lets in,
 * such as a neighbour with a shared key.
 */
export type Policy = 'public' | 'authenticated' | { readonly role: readonly string[] } | { readonly guard: Guard };

/** As the OpenAPI document shows it, under `x-policy`. */
export function nameOfPolicy(policy: Policy): string {
  if (typeof policy === 'string') return policy;
  return 'role' in policy ? `role:${policy.role.join(',')}` : `guard:${policy.guard.name}`;
}

export const needsToken = (policy: Policy): boolean => policy === 'authenticated' || (typeof policy === 'object' && 'role' in policy);

export const POLICY = Symbol('policy');
