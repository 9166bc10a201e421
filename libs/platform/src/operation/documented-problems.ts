import { ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { codeOfStatus, problemCodes, type ProblemCode } from '../problem/problem-codes.js';
import { problemResponse } from '../openapi/problem-response.js';
import type { OperationOptions } from './operation.js';

type Refusing = Pick<OperationOptions, 'policy' | 'problems' | 'refusals' | 'idempotent'>;

/** What an operation may say no with, status by status: what follows from what it declares, and what it names. */
export function codesByStatus({ policy, problems = [], refusals = {}, idempotent }: Refusing): ReadonlyMap<number, readonly string[]> {
  const codes = new Map<number, string[]>();
  const add = (status: number, code: string): unknown => codes.get(status)?.push(code) ?? codes.set(status, [code]);
  const general: ProblemCode[] = [
    'validation-failed',
    ...(policy === 'public' ? [] : (['unauthenticated'] as const)),
    ...(typeof policy === 'object' && 'role' in policy ? (['forbidden'] as const) : []),
    ...(idempotent ? (['idempotency-key-in-use', 'idempotency-key-reused'] as const) : []),
    'internal-error',
    'unavailable',
  ];
  for (const code of general) add(problemCodes[code].status, code);
  for (const [code, status] of Object.entries(refusals)) add(status, code);
  for (const status of problems) if (!codes.has(status)) add(status, codeOfStatus(status));
  return new Map([...codes].sort(([one], [other]) => one - other));
}

/** The refusals of an operation as decorators; the examples are put into the document when all of it is there. */
export const documentedProblems = (options: Refusing): MethodDecorator[] =>
  [...codesByStatus(options)].map(([status, codes]) => ApiResponse({ status, ...problemResponse(status, codes) } as ApiResponseOptions));
