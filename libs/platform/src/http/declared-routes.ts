import type { FastifyInstance, RouteOptions } from 'fastify';
import type { RouteLimits } from '../operation/operation.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call, in the words of `nameOfPolicy`; `operators` for what lies outside the API on the service's own port. */
    policy?: string;
    limits?: RouteLimits;
  }
}

/** For a route that is made without `@Operation`. */
export const declared = (policy: string): { config: { policy: string } } => ({ config: { policy } });

/** Which routes were made past `@Operation` without saying who may call them. Asked at the start, when all are there. */
export class DeclaredRoutes {
  readonly #undeclared: string[] = [];

  static of(fastify: FastifyInstance): DeclaredRoutes {
    const routes = new DeclaredRoutes();
    fastify.addHook('onRoute', (route) => routes.#see(route));
    return routes;
  }

  /** `GET /path` */
  get undeclared(): readonly string[] {
    return this.#undeclared;
  }

  #see({ method, url, config }: RouteOptions): void {
    if (!config?.policy) this.#undeclared.push(`${[method].flat().join(',')} ${url}`);
  }
}
