import type { IncomingHttpHeaders } from 'node:http';
import { currentRequest } from '@app/platform';
import type { FastifyRequest } from 'fastify';

/** RFC 9110 §7.6.1: meant for the next hop alone. */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'];
const framing = ['transfer-encoding', 'upgrade', 'expect'];

/** Only a proxy may say these: Fastify has read those of a trusted one, and the gateway says its own. */
const fromProxies = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-user.*|x-request-id|traceparent)$/;

const withoutHopByHop = (fields: IncomingHttpHeaders): IncomingHttpHeaders => {
  const named = String(fields.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const dropped = new Set([...hopByHop, ...framing, ...named]);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !dropped.has(name)));
};

/** The header fields that the upstream gets. The body's length is stated anew: the body is a buffer by now, or there is none. */
export function towardsUpstream(request: FastifyRequest): IncomingHttpHeaders {
  const kept = Object.entries(withoutHopByHop(request.headers)).filter(
    ([name]) => !fromProxies.test(name) && name !== 'host' && name !== 'content-length',
  );
  const traceparent = currentRequest()?.traceparent;
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-for': (request.ips ?? [request.ip]).toReversed().join(', '),
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
    'x-request-id': request.id,
    ...(traceparent && { traceparent }),
  };
}

/** The header fields that the client gets: the gateway has put its own request id there already. */
export function towardsClient(fields: IncomingHttpHeaders): IncomingHttpHeaders {
  const { 'x-request-id': _, ...kept } = withoutHopByHop(fields);
  return kept;
}
