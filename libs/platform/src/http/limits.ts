import type { FastifyInstance } from 'fastify';

export const bodyBytes = 65_536;
const handlerSeconds = 8;

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
} as const;

/** Lets single routes declare limits of their own: `@Operation({ limits })`. `handlerSeconds: Infinity` is no limit, and no timer. */
export function applyRouteLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const limits = route.config?.limits;
    if (limits?.bodyBytes) route.bodyLimit = limits.bodyBytes;
    const seconds = limits?.handlerSeconds ?? handlerSeconds;
    if (Number.isFinite(seconds)) route.handlerTimeout = seconds * 1_000;
  });
}
