import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/** A strong tag whose first part is a version; a weak one never matches (RFC 9110 §13.1.1). */
const strongTag = /(?<!W\/)"(\d+)(?:-[^"]*)?"/g;

/** What an If-Match field demands: that the resource still has one of these versions. */
export class Precondition {
  private constructor(private readonly versions: readonly number[] | 'any') {}

  /** Only the first part of a tag counts: `"7-42"` and `"7-43"` are both version 7. */
  static parse(field: string): Precondition {
    if (field.trim() === '*') return new Precondition('any');
    return new Precondition([...field.matchAll(strongTag)].map(([, version]) => Number(version)));
  }

  holdsFor(version: number): boolean {
    return this.versions === 'any' || this.versions.includes(version);
  }

  /** @throws ProblemError 412 when the resource has moved on since it was read; ask under the lock of its row */
  check(version: number): void {
    if (!this.holdsFor(version)) throw new ProblemError('precondition-failed');
  }
}

const read = createParamDecorator((_: unknown, context: ExecutionContext): Precondition => {
  const field = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (!field) throw new ProblemError('precondition-required');
  return Precondition.parse(field);
});

/** The request's `Precondition`; 428 without the header. The guards have run before: who may not write learns nothing of versions. */
export const IfMatch = (): ParameterDecorator => (target, key, index) => {
  read()(target, key, index);
  if (key === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor;
  ApiHeader({ name: 'If-Match', required: true, description: 'The ETag as it was read', schema: { type: 'string', maxLength: 200 } })(
    target,
    key,
    descriptor,
  );
};
