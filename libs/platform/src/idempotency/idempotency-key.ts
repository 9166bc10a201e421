import { ProblemError } from '../problem/problem-error.js';

/** 16 to 128 of `[A-Za-z0-9_-]`, bare or as a structured-field string in quotes. */
const key = /^(?:"([\w-]{16,128})"|([\w-]{16,128}))$/;

/** @throws ProblemError 400 when the header is missing or malformed */
export function parseIdempotencyKey(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw refusal('required', 'This is required');
  const match = key.exec(String(header).trim());
  if (!match) throw refusal('invalid-format', 'Expected 16 to 128 of A-Z, a-z, 0-9, _ and -');
  return match[1] ?? match[2] ?? '';
}

const refusal = (code: string, detail: string): ProblemError =>
  new ProblemError('validation-failed', undefined, { errors: [{ pointer: '#/header/idempotency-key', code, detail }] });
