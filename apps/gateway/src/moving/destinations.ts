import { Injectable } from '@nestjs/common';
import { senderOf } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';
import { operationOf, type Route } from '../route.js';
import { routes, type UpstreamName } from '../routes.js';
import type { Upstream } from '../upstreams/upstream.js';
import { Upstreams } from '../upstreams/upstreams.js';
import { isMoved, type Move } from './move.js';

/** Where a request goes. */
export type Destination = (request: FastifyRequest) => Upstream;

/** Where the requests of a row go: to its service, or for some callers to where it is moving. */
@Injectable()
export class Destinations {
  readonly #moves: ReadonlyMap<string, Move & { readonly upstream: Upstream }>;

  constructor(
    private readonly upstreams: Upstreams,
    config: GatewayConfig,
  ) {
    const moves = config.MOVING_ROUTES.map((move) => {
      const row = routes.find((route) => operationOf(route) === move.route);
      if (!row || row.upstream === 'gateway') throw new Error(`MOVING_ROUTES: the table has no row ${move.route} that could be moved`);
      return [move.route, { ...move, upstream: upstreams.add(`${row.upstream}-moving`, move.to, row.upstream) }] as const;
    });
    this.#moves = new Map(moves);
  }

  of(route: Route): Destination {
    const usual = this.upstreams.of(route.upstream as UpstreamName);
    const move = this.#moves.get(operationOf(route));
    if (!move) return () => usual;
    return (request) => (isMoved(move, request.headers, request.caller?.id ?? senderOf(request.ip)) ? move.upstream : usual);
  }
}
