import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Route } from '../route.js';
import type { UpstreamRequest } from '../upstreams/upstream.js';
import { towardsUpstream } from './header-fields.js';
import { deadlinesOf, takesLong } from './patience.js';
import type { WaitingClient } from './waiting-client.js';

/**
 * The request as the service gets it: bytes and path as they came, header fields for one more hop, and how long it may take. A caller
 * who wants to wait less ends its own waiting; that the service did not answer in so short a time says nothing of the service.
 * @param client the one it is sent for; nobody for what is asked on behalf of many
 */
export function upstreamRequest(
  route: Route,
  request: FastifyRequest,
  client?: Pick<WaitingClient, 'cancellation' | 'until'>,
): UpstreamRequest & { headers: IncomingHttpHeaders } {
  const { wait } = request.query as Record<string, unknown>;
  const isLong = takesLong(route.patience, wait);
  const deadlines = deadlinesOf(route.patience, route.timeouts, wait);
  const headers = towardsUpstream(request);
  headers['x-deadline-ms'] = String(deadlines.headersTimeout);
  return {
    cancellation: client?.cancellation,
    until: client?.until,
    method: request.method as Dispatcher.HttpMethod,
    path: request.raw.url ?? '/',
    headers,
    body: Buffer.isBuffer(request.body) ? request.body : null,
    isLong,
    retries: isLong ? 0 : route.retries,
    headersTimeout: deadlines.headersTimeout,
    bodyTimeout: deadlines.bodyTimeout,
  };
}
