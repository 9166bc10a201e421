import type { IncomingHttpHeaders, OutgoingHttpHeader } from 'node:http';
import { currentCause } from '@app/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 9110 §7.6.1: meant for the next hop alone. */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'];
const framing = ['transfer-encoding', 'upgrade', 'expect'];
const forOneHop = new Set([...hopByHop, ...framing]);

/** Only a proxy may say these: Fastify has read those of a trusted one, and the gateway says its own. */
const fromProxies = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-user.*|x-request-id|traceparent)$/;

/** What `Connection` names is for one hop too; `keep-alive` and `close` name nothing. */
function namedBy(connection: string | undefined): readonly string[] {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return [];
  return connection.split(',').map((name) => name.trim().toLowerCase());
}

/** Runs for each request and each answer, so it makes one object and no other. */
function withoutHopByHop(fields: IncomingHttpHeaders, isDropped: (name: string) => boolean): IncomingHttpHeaders {
  const named = namedBy(fields.connection);
  const kept: IncomingHttpHeaders = {};
  for (const name in fields) if (!forOneHop.has(name) && !named.includes(name) && !isDropped(name)) kept[name] = fields[name];
  return kept;
}

const isSaidAnew = (name: string): boolean => name === 'host' || name === 'content-length' || fromProxies.test(name);

/** The header fields that the upstream gets. The body's length is stated anew: the body is a buffer by now, or there is none. */
export function towardsUpstream(request: FastifyRequest): IncomingHttpHeaders {
  const fields = withoutHopByHop(request.headers, isSaidAnew);
  const traceparent = currentCause()?.traceparent;
  fields['x-forwarded-for'] = (request.ips ?? [request.ip]).toReversed().join(', ');
  fields['x-forwarded-host'] = request.host;
  fields['x-forwarded-proto'] = request.protocol;
  fields['x-request-id'] = request.id;
  if (traceparent) fields['traceparent'] = traceparent;
  return fields;
}

/** The header fields that the client gets: the gateway has put its own request id there already. */
export const towardsClient = (fields: IncomingHttpHeaders): IncomingHttpHeaders =>
  withoutHopByHop(fields, (name) => name === 'x-request-id');

type Field = number | string | readonly string[] | undefined;

/** What the gateway says of itself and what the service says, which counts where both speak: as one list, which Node takes as it is. */
export function headOf(reply: FastifyReply, fields: Readonly<Record<string, Field>>): OutgoingHttpHeader[] {
  const own = reply.getHeaders();
  const head: OutgoingHttpHeader[] = [];
  for (const name in own) if (fields[name] === undefined) head.push(name, own[name] as OutgoingHttpHeader);
  for (const name in fields) if (fields[name] !== undefined) head.push(name, fields[name] as OutgoingHttpHeader);
  return head;
}
