import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConfig } from '../config/settings.js';
import { acceptRequestId } from './accepted-fields.js';
import { ProblemError } from '../problem/problem-error.js';
import type { ProblemFilter } from '../problem/problem-filter.js';
import { sendProblem } from '../problem/send-problem.js';
import { AllowedMethods } from './allowed-methods.js';
import { certificateOf } from './certificates.js';
import { answerClientError } from './client-error.js';
import { DeclaredRoutes } from './declared-routes.js';
import { limitHandlerTime } from './handler-time.js';
import { parseOnlyJson } from './json-body.js';
import { limitBodies, serverLimits, type ServerLimits } from './limits.js';

/** Fastify with limits, and with problem documents also where no route of Nest is concerned. */
export class ServiceAdapter extends FastifyAdapter {
  readonly #problems: ProblemFilter;
  readonly #allowed: AllowedMethods;
  readonly routes: DeclaredRoutes;

  constructor(config: HttpConfig, problems: ProblemFilter, { http, https, ...limits }: ServerLimits = serverLimits) {
    const certificate = certificateOf(config);
    super({
      ...limits,
      ...(certificate ? { https: { ...http, ...https, ...certificate } } : { http }),
      keepAliveTimeout: config.KEEP_ALIVE_SECONDS * 1_000,
      trustProxy: config.TRUST_PROXY_HOPS > 0 && ((_address: string, hop: number) => hop < config.TRUST_PROXY_HOPS),
      return503OnClosing: false, // Fastify's own is not a problem document; ours is in request-hooks.ts
      genReqId: (request: IncomingMessage) => acceptRequestId(request.headers['x-request-id']),
      frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => void sendProblem(reply, error),
      clientErrorHandler: answerClientError,
    });
    this.#problems = problems;
    this.#allowed = AllowedMethods.of(this.fastify);
    this.routes = DeclaredRoutes.of(this.fastify);
    limitBodies(this.fastify);
    limitHandlerTime(this.fastify);
    parseOnlyJson(this.fastify);
    this.fastify.setErrorHandler((error, _request, reply) => {
      this.#problems.answer(error, reply);
      return reply;
    });
  }

  get fastify(): FastifyInstance {
    return this.getInstance() as unknown as FastifyInstance;
  }

  /** Nest's own would come too late for routes that plugins have made by then: the constructor has set ours. */
  override setErrorHandler(): FastifyInstance {
    return this.fastify;
  }

  override setNotFoundHandler(): FastifyInstance {
    return this.fastify.setNotFoundHandler((request, reply) => sendProblem(reply, this.#notFound(request))) as never;
  }

  #notFound({ method, url }: FastifyRequest): ProblemError {
    const methods = this.#allowed.at(url.split('?', 1)[0] ?? '/');
    if (methods.length === 0 || methods.includes(method)) return new ProblemError('not-found');
    return new ProblemError('method-not-allowed', undefined, { headers: { allow: methods.join(', ') } });
  }
}
