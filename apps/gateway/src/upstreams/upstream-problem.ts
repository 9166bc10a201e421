import { ProblemError, type ProblemCode } from '@app/platform';
import type { UpstreamName } from '../routes.js';

const problemOf: Readonly<Record<string, ProblemCode>> = {
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  ENETUNREACH: 'unavailable',
  ETIMEDOUT: 'unavailable',
  UND_ERR_CONNECT_TIMEOUT: 'unavailable',
  UND_ERR_SOCKET: 'unavailable',
  UND_ERR_HEADERS_TIMEOUT: 'gateway-timeout',
};

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? 'unknown');

/** No connection was made, so the request never left. */
export const isUnsent = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(codeOf(error));

/** The upstream did not get to see the request, or died over it. */
export const isUnreachable = (error: unknown): boolean => problemOf[codeOf(error)] === 'unavailable';

const details: Partial<Record<ProblemCode, string>> = {
  unavailable: 'cannot be reached',
  'gateway-timeout': 'did not answer in time',
  'bad-gateway': 'gave no valid answer',
};

/** What a caller may know of a failed call; the cause is for the log. */
export function upstreamProblem(upstream: UpstreamName, error: unknown): ProblemError {
  const code = problemOf[codeOf(error)] ?? 'bad-gateway';
  const problem = new ProblemError(code, `the ${upstream} service ${details[code]}`, {
    ...(code === 'unavailable' && { headers: { 'retry-after': '1' } }),
  });
  problem.cause = error;
  return problem;
}
