import type { ServerOptions } from 'node:http';
import type { TlsOptions } from 'node:tls';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

export const bodyBytes = 65_536;

/** What no client may exceed; Fastify's own defaults leave several of these unlimited. */
export const serverLimits = {
  bodyLimit: bodyBytes,
  requestTimeout: 15_000,
  connectionTimeout: 45_000,
  maxRequestsPerSocket: 1_000,
  routerOptions: { maxParamLength: 100 },
  onProtoPoisoning: 'error',
  onConstructorPoisoning: 'error',
  forceCloseConnections: 'idle',
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
  /** Until the handshake is done there is no request that the other limits could count. */
  https: { handshakeTimeout: 10_000 },
} satisfies FastifyServerOptions & { readonly http: ServerOptions; readonly https: TlsOptions };
export type ServerLimits = typeof serverLimits;

/** Lets single routes declare how much they take: `@Operation({ limits: { bodyBytes } })`. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const bytes = route.config?.limits?.bodyBytes;
    if (bytes) route.bodyLimit = bytes;
  });
}
