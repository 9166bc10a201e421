import { z } from 'zod';

const InputFault = z
  .object({
    pointer: z.string().max(1_000).meta({ description: 'Where: a JSON pointer, such as `#/lines/0/quantity` or `#/query/limit`' }),
    code: z.string().max(100),
    detail: z.string().max(1_000),
  })
  .meta({ id: 'InputFault' });

/** RFC 9457. Every answer from 400 upwards has this shape; some codes add members of their own. */
export const Problem = z
  .looseObject({
    type: z.url().meta({ description: 'One stable address per code' }),
    title: z.string().max(200),
    status: z.int().min(400).max(599),
    detail: z.string().max(2_000).optional(),
    instance: z.string().max(200).meta({ description: 'This occurrence: `urn:uuid:` and the request id, as in `X-Request-Id`' }),
    code: z.string().max(100).meta({ description: 'For programs: kebab-case, never renamed' }),
    errors: z.array(InputFault).max(100).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;
