import { z } from 'zod';
import type { DocumentedOperation } from '../doors/documented.js';
import { parsed } from './parsed.js';
import { undocumentedFields } from './undocumented-fields.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly tookMs: number;
}

/** What became of a request; `silence` where there was no answer. */
export type Outcome = { readonly answer: FuzzAnswer } | { readonly silence: string };

const Problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), instance: z.string(), code: z.string() });

/**
 * What is answered before it is known which operation is meant, so that no document of an operation names it: the address cannot be read, is
 * that of nothing, has other methods or a part that is longer than any; or the header fields are too large.
 */
const beforeAnyOperation = new Set([
  '400 bad-request',
  '404 not-found',
  '405 method-not-allowed',
  '414 uri-too-long',
  '431 headers-too-large',
]);

const timeLimitMs = 15_000;

const leaks: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /\n?\s+at .{1,200}:\d+:\d+/],
  ['a file path', /node_modules|\/(apps|libs|dist|home|tmp|usr|root)\/|\.[jt]s:\d+/],
  ['SQL', /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b.{1,80}\b(FROM|VALUES|SET|WHERE)\b|syntax error at|duplicate key value|violates .{1,30} constraint|invalid byte sequence|invalid input syntax/],
  ['what it is made of', /\b(postgres|fastify|FST_ERR|nestjs|typeorm|undici|UND_ERR|kafkajs|ECONN\w+|ZodError|TypeError|RangeError|QueryFailedError)\b/i],
  ['a token', /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['a secret', /dev-[\w-]*(secret|key)|argon2id\$/],
]; // prettier-ignore

/**
 * Everything that is wrong with what became of a request.
 * @param hasDeadline the caller said how long it waits: 504 is then its own doing
 */
export function faultsOf(
  { name, statuses, codes, fields }: Pick<DocumentedOperation, 'name' | 'statuses' | 'codes' | 'fields'>,
  outcome: Outcome,
  { hasDeadline = false } = {},
): string[] {
  if ('silence' in outcome) return [`no answer: ${outcome.silence}`];
  const { status, headers, text, tookMs } = outcome.answer;
  const faults: string[] = [];
  const problem = status < 400 ? undefined : Problem.safeParse(parsed(text)).data;
  const isOwnDoing = hasDeadline && status === 504;
  if (status >= 500 && !isOwnDoing) faults.push(`is answered with ${status}`);
  else if (!isOwnDoing) faults.push(...undocumented(status, statuses, problem?.code, codes));
  if (tookMs > timeLimitMs) faults.push(`took ${Math.round(tookMs)} ms`);
  if (status >= 400) faults.push(...faultsOfProblem(status, String(headers['content-type'] ?? ''), problem));
  const unnamed = undocumentedFields(headers, fields[status] ?? Object.keys(headers));
  if (unnamed.length > 0) faults.push(`answers ${status} with ${unnamed.join(', ')}, which is not documented`);
  if (headers['x-powered-by'] || headers['server']) faults.push('names its software in a header');
  const tellsTokens = name.includes('/sessions') && status < 300;
  const shown = leaks.filter(([what, pattern]) => pattern.test(text) && !(what === 'a token' && tellsTokens));
  return [...faults, ...shown.map(([what]) => `shows ${what}`)];
}

/** @param code that of a problem document: its status is documented, and it may be another reason than those that are */
function undocumented(status: number, statuses: readonly number[], code: string | undefined, codes: readonly string[]): string[] {
  if (beforeAnyOperation.has(`${status} ${code}`)) return [];
  if (!statuses.includes(status)) return [`answers ${status}, which is not documented`];
  return status < 400 || code === undefined || codes.includes(code) ? [] : [`answers ${status} ${code}, which is not documented`];
}

/** @param problem none where the body is no problem document */
function faultsOfProblem(status: number, type: string, problem: z.output<typeof Problem> | undefined): string[] {
  if (!type.startsWith('application/problem+json')) return [`answers ${status} as ${type || 'nothing'}, not as a problem document`];
  if (!problem) return [`answers ${status} with a problem document that is none`];
  return problem.status === status ? [] : [`answers ${status} and says ${problem.status}`];
}
