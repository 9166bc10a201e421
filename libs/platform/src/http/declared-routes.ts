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

/** The routes that Fastify serves, whoever made them, and which of them say who may call. Asked when all are there. */
export class DeclaredRoutes {
  readonly #served: string[] = [];
  readonly #undeclared: string[] = [];

  static of(fastify: FastifyInstance): DeclaredRoutes {
    const routes = new DeclaredRoutes();
    fastify.addHook('onRoute', (route) => routes.#see(route));
    return routes;
  }

  /** `GET /path/:id`, also those that Fastify makes by itself, such as `HEAD /path/:id`. */
  get served(): readonly string[] {
    return this.#served;
  }

  /** `GET /path`: made past `@Operation`, without a policy. */
  get undeclared(): readonly string[] {
    return this.#undeclared;
  }

  #see({ method, url, config }: RouteOptions): void {
    this.#served.push(...[method].flat().map((one) => `${one} ${url}`));
    if (!config?.policy) this.#undeclared.push(`${[method].flat().join(',')} ${url}`);
  }
}
