import type { Tracer } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { declared } from '../http/declared-routes.js';
import { ProblemError } from '../problem/index.js';

export const keptTracesPath = '/internal/kept-traces';

export const KeptTraces = z.object({ traces: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(1_000) });

/** On the service's own port: who says which traces it keeps, and is told the same. */
export function tellKeptTraces(fastify: FastifyInstance, tracer: Tracer): void {
  fastify.post(keptTracesPath, declared('operators'), ({ body }) => {
    const heard = KeptTraces.safeParse(body);
    if (!heard.success) throw new ProblemError('validation-failed', 'expected the ids of 1,000 traces at most');
    return { traces: tracer.exchange(heard.data.traces) };
  });
}
