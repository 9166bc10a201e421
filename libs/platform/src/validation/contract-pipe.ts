import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';
import { faultsOf, type Place } from './pointer.js';

const placeOf: Partial<Record<ArgumentMetadata['type'], Place>> = { body: '', query: 'query', param: 'path', custom: 'header' };

/** Holds every parameter that was declared with a schema against it and hands the parsed value to the handler. */
@Injectable()
export class ContractPipe implements PipeTransform {
  async transform(value: unknown, { schema, type, data }: ArgumentMetadata): Promise<unknown> {
    const place = placeOf[type];
    if (!(schema instanceof z.ZodType) || place === undefined) return value;
    const result = await schema.safeParseAsync(value);
    if (result.success) return result.data;
    throw new ProblemError('validation-failed', undefined, {
      errors: faultsOf(result.error.issues, place, data === undefined ? [] : [data]).slice(0, 100),
    });
  }
}
