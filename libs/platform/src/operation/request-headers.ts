import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

const read = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().headers);

const titleCase = (name: string): string => name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase()).replace(/^Etag$/, 'ETag');

/** The request's header fields as an object after `schema`, whose names are lower-case; all other fields are left alone. */
export const RequestHeaders =
  (schema: z.ZodObject): ParameterDecorator =>
  (target, key, index) => {
    read({ schema })(target, key, index);
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor;
    for (const [name, field] of Object.entries(schema.shape)) {
      const { $schema: _, ...documented } = z.toJSONSchema(field as z.ZodType, { io: 'input', target: 'draft-2020-12' });
      const required = !z.safeParse(field as z.ZodType, undefined).success;
      ApiHeader({ name: titleCase(name), required, schema: documented as never, description: documented.description })(
        target,
        key,
        descriptor,
      );
    }
  };
