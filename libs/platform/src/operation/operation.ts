import { applyDecorators, Header, HttpCode, SerializeOptions, SetMetadata, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiExtension, ApiHeader, ApiOperation, ApiResponse, ApiSecurity } from '@nestjs/swagger';
import type { z } from 'zod';
import { nameOfPolicy, needsToken, POLICY, type Guard, type Policy } from '../auth/policy.js';
import { isPage } from '../paging/page.js';
import { AnswerHeaders } from './answer-headers.js';
import { documentedHeaders, idempotencyKeyHeader } from './documented.js';
import { documentedProblems } from './documented-problems.js';

/** Limits of one route where the service's own do not fit. */
export interface RouteLimits {
  readonly bodyBytes?: number;
  /** How long the handler may take to answer; a stream or a long poll needs more than the usual 8 s. */
  readonly handlerSeconds?: number;
}

export interface Retirement {
  /** An ISO date, as the next one. */
  readonly since: string;
  /** From then on it may be gone. */
  readonly sunset: string;
  /** Where people read what to use instead: an address relative to the server. */
  readonly about: string;
}

export interface OperationOptions<Returns extends z.ZodObject = z.ZodObject> {
  /** Unique in the shop; the handler's name unless told otherwise. */
  readonly id?: string;
  readonly summary: string;
  readonly description?: string;
  readonly policy: Policy;
  readonly status: number;
  /** What the answer may contain: fields it does not name are dropped, an answer that breaks it is a 500. None for 204 and streams. */
  readonly returns?: Returns;
  /** Header fields of the answer. */
  readonly headers?: z.ZodObject;
  /** Statuses that callers must be ready for, besides those that its policy and its parameters bring. */
  readonly problems?: readonly number[];
  /** What the domain may say no with: the code of the problem, and its status. */
  readonly refusals?: Readonly<Record<string, number>>;
  readonly examples?: Readonly<Record<string, { summary: string; value: unknown }>>;
  /** The strong entity tag of the answer: see `etagOf`. Reads answer 304 by themselves. */
  etag?(answer: object): string;
  /** Where what was created is found. */
  location?(answer: object): string;
  /** The operation runs at most once per Idempotency-Key: see `Idempotency`. */
  readonly idempotent?: boolean;
  /** Why something that creates needs no Idempotency-Key: what keeps a repetition from doing harm. */
  readonly repeatable?: string;
  /** The operation still works and says that it is going away. */
  readonly deprecated?: Retirement;
  /** What an answer without a schema consists of, for example `text/event-stream`. */
  readonly produces?: string;
  readonly limits?: RouteLimits;
}

type AnyHandler<Result> = (...args: never[]) => Promise<Result>;
type TypedMethod<Result> = <M extends AnyHandler<Result>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<M>,
) => void;

/** Everything that a route declares besides its path and parameters; a handler that returns something else does not compile. */
export function Operation<Returns extends z.ZodObject>(
  options: OperationOptions<Returns> & { returns: Returns },
): TypedMethod<z.input<Returns>>;
export function Operation(options: OperationOptions & { returns?: undefined }): TypedMethod<unknown>;
export function Operation(options: OperationOptions): MethodDecorator {
  const { policy, status, returns, deprecated, limits } = options;
  return applyDecorators(
    HttpCode(status),
    SetMetadata(POLICY, policy),
    ApiOperation({
      ...(options.id && { operationId: options.id }),
      summary: options.summary,
      description: options.description,
      ...(deprecated && { deprecated: true, description: `${options.description ?? ''} Until ${deprecated.sunset}.`.trim() }),
    }),
    ApiExtension('x-policy', nameOfPolicy(policy)),
    ...(options.repeatable ? [ApiExtension('x-repeatable', options.repeatable)] : []),
    ApiResponse({
      status,
      description: options.summary,
      ...(returns && { standardSchema: returns }),
      ...(options.produces && { content: { [options.produces]: {} } }),
      headers: documentedHeaders(options),
      ...(options.examples && { examples: options.examples }),
    } as Parameters<typeof ApiResponse>[0]),
    ...documentedProblems(options),
    ...(returns ? [SerializeOptions({ schema: returns })] : []),
    ...(needsToken(policy) ? [ApiBearerAuth('bearer')] : []),
    ...(typeof policy === 'object' && 'guard' in policy ? guarded(policy.guard) : []),
    AnswerHeaders({ etag: options.etag, location: options.location, isPage: returns !== undefined && isPage(returns) }),
    ...(options.idempotent ? [ApiHeader(idempotencyKeyHeader)] : []),
    RouteConfig({ policy: nameOfPolicy(policy), ...(limits && { limits }) }),
    ...(deprecated ? retirement(deprecated) : []),
  );
}

const guarded = (guard: Guard): MethodDecorator[] => [UseGuards(guard), ApiSecurity(guard.name), ApiExtension('x-scheme', guard.scheme)];

/** RFC 9745 and RFC 8594. */
const retirement = ({ since, sunset, about }: Retirement): MethodDecorator[] => [
  ApiExtension('x-deprecated-since', since),
  ApiExtension('x-sunset', sunset),
  Header('deprecation', `@${Date.parse(since) / 1_000}`),
  Header('sunset', new Date(sunset).toUTCString()),
  Header('link', `<${about}>; rel="deprecation"; type="text/html"`),
];
