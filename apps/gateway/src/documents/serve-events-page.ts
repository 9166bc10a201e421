import { buildAsyncApi } from '@app/contracts';
import { declared } from '@app/platform';
import type { FastifyInstance } from 'fastify';
import { eventsPage, eventsPolicy, type EventsDocument } from './events-page.js';

/** `GET /docs/events`, made once. */
export function serveEventsPage(fastify: FastifyInstance): void {
  const page = eventsPage(buildAsyncApi() as unknown as EventsDocument);
  fastify.get('/docs/events', declared('public'), (_request, reply) =>
    reply.header('content-security-policy', eventsPolicy).type('text/html; charset=utf-8').send(page),
  );
}
