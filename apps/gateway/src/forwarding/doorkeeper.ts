import { ProblemError, senderOf, Verifier, type Caller } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimits } from '../limits/rate-limits.js';
import type { Route } from '../route.js';
import { authorize } from './authorize.js';
import { isPlainPath } from './plain-path.js';

/** @throws ProblemError when the caller may not, or not so often */
export type Enter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Who comes in by a row of the table: first by address, so that guessing tokens has a limit too, then by account. */
export function doorkeeper(app: INestApplicationContext): (route: Pick<Route, 'policy' | 'limits'>) => Enter {
  const verifier = app.get(Verifier);
  const rateLimits = app.get(RateLimits);
  return ({ policy, limits: names }) => {
    const limits = rateLimits.of(names);
    return async (request, reply) => {
      if (!isPlainPath(request)) throw new ProblemError('not-found');
      await limits.spend(reply, 'address', senderOf(request.ip));
      const caller: Caller | undefined = await authorize(request, policy, verifier);
      if (caller) await limits.spend(reply, 'customer', caller.id);
    };
  };
}
