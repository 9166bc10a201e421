import { ProblemError, type ProblemCode } from '@app/platform';
import { breakerOpen, bulkheadFull } from './guard-codes.js';

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

/** The caller would not wait longer: not the service's fault, so it does not count as silence. */
const isPastDeadline = (error: unknown): boolean => (error as { name?: unknown } | undefined)?.name === 'TimeoutError';

/** Answered here, without having asked. */
const refusals: Readonly<Record<string, string>> = {
  [breakerOpen]: 'did not answer lately',
  [bulkheadFull]: 'has too much to do',
};

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? 'unknown');

/** No connection was made, so the request never left. */
export const isUnsent = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(codeOf(error));

/** The service is silent, as against: says something that we do not like. */
export const isUnanswered = (error: unknown): boolean => problemOf[codeOf(error)] !== undefined;

/** The upstream did not get to see the request, or died over it. */
export const isUnreachable = (error: unknown): boolean => problemOf[codeOf(error)] === 'unavailable';

const details: Partial<Record<ProblemCode, string>> = {
  unavailable: 'cannot be reached',
  'gateway-timeout': 'did not answer in time',
  'bad-gateway': 'gave no valid answer',
};

/** What a caller may know of a failed call; the cause is for the log. */
export function upstreamProblem(upstream: string, error: unknown): ProblemError {
  const refusal = refusals[codeOf(error)];
  const code = refusal ? 'unavailable' : (problemOf[codeOf(error)] ?? (isPastDeadline(error) ? 'gateway-timeout' : 'bad-gateway'));
  const problem = new ProblemError(code, `the ${upstream} service ${refusal ?? details[code]}`, {
    ...(code === 'unavailable' && { headers: { 'retry-after': '1' } }),
  });
  problem.cause = error;
  return problem;
}
