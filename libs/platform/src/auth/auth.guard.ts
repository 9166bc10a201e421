import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import { POLICY, type Policy } from './policy.js';
import { Verifier } from './verifier.js';

/** Deny by default: a route that declares nothing is closed. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: Verifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // messages come from the broker, not from a caller
    const policy = this.reflector.get<Policy | undefined>(POLICY, context.getHandler());
    if (!policy) throw new ProblemError('forbidden');
    if (policy === 'public' || (typeof policy === 'object' && 'guard' in policy)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.verifier.verify(request.headers.authorization);
    request.caller = caller;
    context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store');
    if (policy === 'authenticated' || policy.role.some((role) => caller.roles.includes(role))) return true;
    throw new ProblemError('forbidden', undefined, { headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } });
  }
}
