import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type InputFault } from '@app/kernel';
import { isOutage } from './is-outage.js';
import { codeOfStatus, problemCodes, type ProblemCode } from './problem-codes.js';
import { ProblemError } from './problem-error.js';

/** An error as the outside may see it. */
export interface Description {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly InputFault[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  unprocessable: 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  unavailable: 503,
};

/** What Fastify, its parsers and plugins raise, by their own codes. */
const codeOfFastify: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_UNDER_PRESSURE: 'unavailable',
  FST_ERR_MAX_PARAM_LENGTH: 'uri-too-long',
};

/** What a refusal of this status says unless the error says it otherwise. */
const usualHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer' },
  503: { 'retry-after': '1' },
};

const general = (code: ProblemCode): Description => ({ code, ...problemCodes[code], headers: usualHeaders[problemCodes[code].status] });

/** Knows every error that can reach the edge; what it does not know is a 500 that says nothing. */
export function describeError(error: unknown): Description {
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof ProblemError) return ofEdge(error);
  if (error instanceof HttpException) return general(codeOfStatus(error.getStatus()));
  if (isOutage(error)) return general('unavailable');
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? codeOfFastify[code] : undefined;
  if (known) return general(known);
  if (error instanceof SyntaxError && statusCode === 400) return general('malformed-json'); // also keys such as __proto__
  return general(typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? codeOfStatus(statusCode) : 'internal-error');
}

function ofEdge({ code, message, options }: ProblemError): Description {
  const usual = general(code);
  return { ...usual, ...(message && { detail: message }), ...options, headers: { ...usual.headers, ...options.headers } };
}

function ofDomain({ kind, slug, message, extra }: DomainError): Description {
  const status = statusOf[kind];
  return {
    status,
    code: slug,
    title: titleOf(slug),
    detail: message,
    errors: extra.errors,
    details: extra.details,
    headers: {
      ...usualHeaders[status],
      ...(extra.retryAfterSeconds !== undefined && { 'retry-after': String(extra.retryAfterSeconds) }),
    },
  };
}

/** `total-changed` reads `Total changed`; the platform's own codes have titles of their own. */
export const titleOf = (slug: string): string =>
  slug in problemCodes ? problemCodes[slug as ProblemCode].title : slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
